package tidings.eventmanager.deliveries.domain;

import java.time.Duration;

/** The outcome of one delivery attempt. */
public sealed interface Outcome {

    /** The text in the delivery log, for example {@code 503}. */
    String words();

    /** The sink accepted the event. */
    record Delivered(String words) implements Outcome {}

    /**
     * The sink did not confirm the event.
     *
     * @param pause the pause that the sink asks for; zero without one
     */
    record Failed(String words, Duration pause) implements Outcome {
        public static Failed because(String words) {
            return new Failed(words, Duration.ZERO);
        }
    }

    /** The sink wants no more events. */
    record Gone(String words) implements Outcome {}
}
