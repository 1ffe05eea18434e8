package tidings.eventmanager.journal.flow;

import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Arranges messages by cause: a single tree in a complete flow.
 *
 * <p>A message without its cause in the flow is a root, and so is one message of a cycle.
 */
final class CausationTree {

    private final Map<String, List<TrackedMessage>> effects;
    private final Map<String, List<TrackedMessage>> deadLetters;
    private final Set<TrackedMessage> remaining;

    private CausationTree(List<TrackedMessage> messages, List<TrackedMessage> deadLetters) {
        this.effects = messages.stream()
                .filter(message -> message.cause() != null)
                .collect(groupingBy(message -> String.valueOf(message.cause())));
        this.deadLetters = deadLetters.stream().collect(groupingBy(TrackedMessage::id));
        this.remaining = new LinkedHashSet<>(messages);
    }

    /** Siblings keep the order of {@code messages}. */
    static List<Step> of(List<TrackedMessage> messages, List<TrackedMessage> deadLetters) {
        CausationTree tree = new CausationTree(messages, deadLetters);
        Set<String> ids = messages.stream().map(TrackedMessage::id).collect(Collectors.toSet());
        List<Step> roots = new ArrayList<>();
        messages.stream()
                .filter(message -> message.cause() == null || !ids.contains(message.cause()))
                .forEach(root -> roots.add(tree.grow(root, null)));
        while (!tree.remaining.isEmpty()) {
            roots.add(tree.grow(tree.remaining.iterator().next(), null));
        }
        return roots;
    }

    private Step grow(TrackedMessage message, @Nullable Step cause) {
        remaining.remove(message);
        List<Step> grown = new ArrayList<>();
        Step step = new Step(
                message,
                cause == null ? 1 : cause.hop() + 1,
                cause == null ? null : Duration.between(cause.message().sentAt(), message.sentAt()),
                deadLetters.getOrDefault(message.id(), List.of()),
                grown);
        for (TrackedMessage effect : effects.getOrDefault(message.id(), List.of())) {
            if (remaining.contains(effect)) {
                grown.add(grow(effect, step));
            }
        }
        return step;
    }
}
