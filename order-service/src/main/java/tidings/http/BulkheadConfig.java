package tidings.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** The configuration of the bulkhead. */
@ConfigMapping(prefix = "tidings.orders")
public interface BulkheadConfig {

    /** The requests that may wait for the database; further ones get {@code 503} with {@code Retry-After}. */
    @WithDefault("500")
    @Min(1)
    int maxConcurrentRequests();
}
