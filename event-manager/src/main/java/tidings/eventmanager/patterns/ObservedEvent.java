package tidings.eventmanager.patterns;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * An event from the view of one pattern.
 *
 * @param key the value that related events share, for example a customer id
 * @param source the event's source, its identity together with {@code id}
 * @param at the event time, by the clock of the sender
 */
record ObservedEvent(
        String pattern, String key, String source, String id, String type, UUID order, String flow, Instant at) {

    /** Orders events by event time. */
    public static final Comparator<ObservedEvent> BY_EVENT_TIME = Comparator.comparing(ObservedEvent::at)
            .thenComparing(ObservedEvent::source)
            .thenComparing(ObservedEvent::id);
}
