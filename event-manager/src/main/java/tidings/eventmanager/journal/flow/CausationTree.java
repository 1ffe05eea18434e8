package tidings.eventmanager.journal.flow;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Arranges messages by cause: a single tree in a complete flow. Siblings keep the order of sending.
 *
 * <p>A message without its cause in the flow is a root, and so is one message of a cycle.
 */
final class CausationTree {

    private final TrackedFlow flow;
    private final Set<TrackedMessage> remaining;

    private CausationTree(TrackedFlow flow) {
        this.flow = flow;
        this.remaining = new HashSet<>(flow.messages());
    }

    static List<Step> of(TrackedFlow flow) {
        CausationTree tree = new CausationTree(flow);
        Set<String> ids = flow.messages().stream().map(TrackedMessage::id).collect(toSet());
        List<Step> roots = new ArrayList<>();
        tree.grow(roots, null, message -> message.cause() == null || !ids.contains(message.cause()));
        tree.grow(roots, null, messageOfCycle -> true);
        return roots;
    }

    /** Adds the selected messages with all their effects, each message only once. */
    private void grow(List<Step> steps, @Nullable Step cause, Predicate<TrackedMessage> selected) {
        for (TrackedMessage message : flow.messages()) {
            if (selected.test(message) && remaining.remove(message)) {
                List<Step> effects = new ArrayList<>();
                Step step = new Step(
                        message,
                        cause == null ? 1 : cause.hop() + 1,
                        cause == null ? null : Duration.between(cause.message().sentAt(), message.sentAt()),
                        flow.deadLettersOf(message),
                        effects);
                steps.add(step);
                grow(effects, step, effect -> message.id().equals(effect.cause()));
            }
        }
    }
}
