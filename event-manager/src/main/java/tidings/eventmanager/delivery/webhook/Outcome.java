package tidings.eventmanager.delivery.webhook;

import java.time.Duration;

/** The outcome of one delivery attempt. */
public sealed interface Outcome {

    /** The text in the delivery log, for example {@code 503}. */
    String description();

    /** The beginning of the body of a failed answer, in printable characters; empty without one. */
    default String body() {
        return "";
    }

    /** The sink accepted the event. */
    record Delivered(String description) implements Outcome {}

    /**
     * The sink did not confirm the event.
     *
     * @param pause the pause that the sink asks for; zero without one
     */
    record Failed(String description, Duration pause, String body) implements Outcome {
        public static Failed because(String description) {
            return new Failed(description, Duration.ZERO, "");
        }
    }

    /** The sink wants no more events. */
    record Gone(String description, String body) implements Outcome {}
}
