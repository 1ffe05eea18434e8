package tidings.orders.payment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** The configuration of payment inquiries. */
@ConfigMapping(prefix = "tidings.orders")
public interface PaymentInquiryConfig {

    /** The time for payment-service to reply to {@code GetPayment}. */
    @WithDefault("2s")
    @DurationMin(nanos = 0, inclusive = false)
    Duration paymentQueryTimeout();

    /** The queries that may wait for a reply; further ones get {@code 503} with {@code Retry-After}. */
    @WithDefault("100")
    @Min(1)
    int maxPaymentQueries();
}
