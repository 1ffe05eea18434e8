package tidings.eventmanager.journal.flow;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

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

    public static TrackedFlow of(String id, List<TrackedMessage> journaled, boolean truncated) {
        Set<String> seen = journaled.stream()
                .filter(message -> message.deadLetter() == null)
                .map(TrackedMessage::id)
                .collect(toSet());
        return new TrackedFlow(
                id,
                journaled.stream()
                        .filter(message -> message.deadLetter() == null || !seen.contains(message.id()))
                        .sorted(AS_SENT)
                        .toList(),
                journaled.stream()
                        .filter(message -> message.deadLetter() != null)
                        .sorted(AS_SENT)
                        .toList(),
                truncated);
    }

    /** Each message under its cause. */
    public List<Step> tree() {
        return CausationTree.of(this);
    }

    public Instant startedAt() {
        return messages.get(0).sentAt();
    }

    /** The message that was sent last. */
    public TrackedMessage last() {
        return messages.get(messages.size() - 1);
    }

    List<TrackedMessage> deadLettersOf(TrackedMessage message) {
        return deadLetters.stream()
                .filter(deadLetter -> deadLetter.id().equals(message.id()))
                .toList();
    }

    boolean has(String order, String name) {
        return messages.stream()
                .anyMatch(message ->
                        message.order().equals(order) && message.name().equals(name));
    }
}
