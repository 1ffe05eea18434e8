package tidings.eventmanager.patterns.outbound;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The patterns as they stand in the configuration. */
@ConfigMapping(prefix = "tidings.patterns")
interface PatternConfig {

    /** How late after it happened an event may arrive and still count. An absence is found so much later. */
    @WithDefault("2s")
    Duration allowedLateness();

    /** By name. */
    Map<String, Declaration> declared();

    /** What makes a pattern. */
    interface Declaration {

        Kind kind();

        /** Types of events: any of them for a threshold, the first one of an absence, each step of a sequence. */
        List<String> events();

        /** The types of which none comes in an absence. */
        Optional<List<String>> until();

        /** How many make a threshold. */
        OptionalInt count();

        /** The field that the events have in common. */
        @WithDefault("orderId")
        String by();

        Duration within();
    }

    /** What can be declared. */
    enum Kind {
        THRESHOLD,
        ABSENCE,
        SEQUENCE
    }
}
