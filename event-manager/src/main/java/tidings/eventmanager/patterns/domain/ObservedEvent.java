package tidings.eventmanager.patterns.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * An event as a pattern sees it.
 *
 * @param key what it has in common with the others, for example a customer's id
 * @param source together with {@code id} its identity
 * @param at when it happened, by the clock of who sent it
 */
public record ObservedEvent(
        String pattern, String key, String source, String id, String type, UUID order, String flow, Instant at) {

    /** As they happened, whatever the order in which they came. */
    public static final Comparator<ObservedEvent> AS_THEY_HAPPENED = Comparator.comparing(ObservedEvent::at)
            .thenComparing(ObservedEvent::source)
            .thenComparing(ObservedEvent::id);
}
