package tidings.eventmanager.deliveries.domain;

import java.time.Duration;

/** What came of one attempt to deliver. */
public sealed interface Outcome {

    /** In words that the log of deliveries shows, for example {@code 503}. */
    String words();

    /** The sink has it. */
    record Delivered(String words) implements Outcome {}

    /**
     * The sink does not have it, or did not say so.
     *
     * @param pause how long the sink wants to be left alone; zero where it does not say
     */
    record Failed(String words, Duration pause) implements Outcome {
        public static Failed because(String words) {
            return new Failed(words, Duration.ZERO);
        }
    }

    /** The sink wants no event ever again. */
    record Gone(String words) implements Outcome {}
}
