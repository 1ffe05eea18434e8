package tidings.eventmanager.journal.flow;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The messages with one correlation id.
 *
 * @param messages in the order of sending; includes a dead letter only if the message itself is missing
 * @param deadLetters the dead letters of these messages
 * @param truncated whether the journal has more messages
 */
public record TrackedFlow(
        String id, List<TrackedMessage> messages, List<TrackedMessage> deadLetters, boolean truncated) {

    private static final Comparator<TrackedMessage> AS_SENT =
            Comparator.comparing(TrackedMessage::sentAt).thenComparing(TrackedMessage::publishedAt);

    public static TrackedFlow of(String id, List<TrackedMessage> journalled, boolean truncated) {
        List<TrackedMessage> sorted = journalled.stream().sorted(AS_SENT).toList();
        Set<String> seen = sorted.stream()
                .filter(message -> message.deadLetter() == null)
                .map(TrackedMessage::id)
                .collect(Collectors.toSet());
        return new TrackedFlow(
                id,
                sorted.stream()
                        .filter(message -> message.deadLetter() == null || !seen.contains(message.id()))
                        .toList(),
                sorted.stream().filter(message -> message.deadLetter() != null).toList(),
                truncated);
    }

    /** Each message under its cause. */
    public List<Step> tree() {
        return CausationTree.of(messages, deadLetters);
    }

    public Instant startedAt() {
        return messages.get(0).sentAt();
    }

    public Instant lastAt() {
        return last().sentAt();
    }

    /** The message that was sent last. */
    public TrackedMessage last() {
        return messages.get(messages.size() - 1);
    }

    /** The orders that the messages are about. */
    public List<String> orders() {
        return messages.stream().map(TrackedMessage::order).distinct().toList();
    }

    public boolean has(String order, String name) {
        return messages.stream()
                .anyMatch(message ->
                        message.order().equals(order) && message.name().equals(name));
    }
}
