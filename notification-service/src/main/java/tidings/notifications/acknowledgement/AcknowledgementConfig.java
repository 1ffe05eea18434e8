package tidings.notifications.acknowledgement;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of acknowledgements. */
@ConfigMapping(prefix = "tidings.acknowledgements")
public interface AcknowledgementConfig {

    /** The age at which an unanswered request for an acknowledgement is purged. */
    @WithDefault("7d")
    Duration maxAge();
}
