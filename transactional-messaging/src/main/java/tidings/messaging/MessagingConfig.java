package tidings.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The settings of the plumbing. {@link MessagingConfigValidator} validates them at start. */
@ConfigMapping(prefix = "tidings.messaging")
public interface MessagingConfig {

    /** The name of the service: the path of {@code ce_source}, and the prefix of its dead-letter topics. */
    @WithDefault("${quarkus.application.name}")
    String service();

    /** The age from which inbox entries are deleted. It must exceed {@link #topicRetention()}. */
    @WithDefault("8d")
    Duration inboxRetention();

    /** The longest retention of the topics that this service reads: until then Kafka can redeliver a message. */
    @WithDefault("7d")
    Duration topicRetention();

    /** The running time from which a batch, or a worker's run, counts as stuck, so that liveness fails. */
    @WithDefault("45s")
    Duration stalledAfter();

    /**
     * The time without an answer of the database after which its connection is closed. It must exceed PostgreSQL's
     * {@code statement_timeout}.
     */
    @WithDefault("40s")
    Duration databaseTimeout();
}
