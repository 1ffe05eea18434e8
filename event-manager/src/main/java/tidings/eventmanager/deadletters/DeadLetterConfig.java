package tidings.eventmanager.deadletters;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The settings of dead letters. */
@ConfigMapping(prefix = "tidings.dead-letters")
public interface DeadLetterConfig {

    /** The age at which a redriven or discarded dead letter is purged: at least the retention of the topics. */
    @WithDefault("30d")
    Duration retention();
}
