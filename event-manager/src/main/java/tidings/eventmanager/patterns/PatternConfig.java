package tidings.eventmanager.patterns;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The settings of patterns. */
@ConfigMapping(prefix = "tidings.patterns")
interface PatternConfig {

    /** How late after its event time an event may arrive and still count. Absences are published later by this time. */
    @WithDefault("2s")
    Duration allowedLateness();

    /** The patterns by name. */
    Map<String, Declaration> declared();

    interface Declaration {

        Kind kind();

        /** Event types: any of them for a threshold, the first event of an absence, the steps of a sequence. */
        List<String> events();

        /** The follow-ups of an absence: a match has none of them. */
        Optional<List<String>> until();

        /** The number of events of a threshold. */
        OptionalInt count();

        /** The field that the events share. */
        @WithDefault("orderId")
        String by();

        Duration within();

        enum Kind {
            THRESHOLD,
            ABSENCE,
            SEQUENCE
        }
    }
}
