package tidings.eventmanager.journal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The settings of the journal. */
@ConfigMapping(prefix = "tidings.tracking")
public interface JournalConfig {

    /** The age in days at which messages are dropped: at least the retention of the topics. */
    @WithDefault("7")
    int retentionDays();
}
