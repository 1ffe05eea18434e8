package tidings.eventmanager.stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The settings of streams. */
@ConfigMapping(prefix = "tidings.streams")
public interface StreamConfig {

    /** The largest number of streams of a replica. */
    @WithDefault("200")
    int maxStreams();

    /** The largest number of streams of one client, at a replica. */
    @WithDefault("20")
    int maxStreamsPerClient();
}
