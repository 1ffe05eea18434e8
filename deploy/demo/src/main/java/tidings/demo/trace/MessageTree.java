package tidings.demo.trace;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The causation tree of some messages. Correct messages form one tree.
 *
 * <p>A message without a known cause is a root, and so is one message of a cycle. A message that occurs twice is in the tree
 * twice. This class is deliberately independent of the event manager's {@code CausationTree}: the demo checks the system as a
 * witness that shares no code with it.
 */
public final class MessageTree {

    private final List<Branch> roots = new ArrayList<>();

    /** A message and its depth in the tree. */
    record Place(TracedMessage message, int depth) {}

    private MessageTree() {}

    public static MessageTree of(List<TracedMessage> messages) {
        MessageTree tree = new MessageTree();
        List<TracedMessage> remaining = new ArrayList<>(messages);
        Set<String> ids = messages.stream().map(TracedMessage::id).collect(Collectors.toSet());
        messages.stream()
                .filter(message -> message.causationId() == null || !ids.contains(message.causationId()))
                .forEach(root -> tree.roots.add(Branch.grow(root, remaining)));
        while (!remaining.isEmpty()) {
            tree.roots.add(Branch.grow(remaining.get(0), remaining));
        }
        tree.roots.sort(Branch.ORDER);
        return tree;
    }

    /** Returns each cause directly before its effects. */
    public List<Place> places() {
        return roots.stream().flatMap(root -> root.places(0)).toList();
    }

    /** Returns the types in one line with the effects in brackets: {@code A[B[C D] E]}. Siblings are sorted by name. */
    public String shape() {
        return roots.stream().map(Branch::shape).sorted().collect(joining(" "));
    }

    /** Returns the types of the roots, sorted; a correct tree has one. */
    public String roots() {
        return roots.stream().map(root -> root.message.type()).sorted().collect(joining(" "));
    }

    /** Returns the shape of each subtree whose root has this type. */
    public String shape(String type) {
        return roots.stream()
                .flatMap(Branch::all)
                .filter(branch -> branch.message.type().equals(type))
                .map(Branch::shape)
                .sorted()
                .collect(joining(" "));
    }

    /** Returns the number of messages on the longest path to this type; 0 if it is missing. */
    public int hopsTo(String type) {
        return places().stream()
                .filter(place -> place.message().type().equals(type))
                .mapToInt(place -> place.depth() + 1)
                .max()
                .orElse(0);
    }

    /** Returns the number of messages on the longest path. */
    public int hops() {
        return places().stream().mapToInt(place -> place.depth() + 1).max().orElse(0);
    }

    private record Branch(TracedMessage message, List<Branch> effects) {

        /** By time, then by size: of two messages sent together, the one with fewer effects comes first. */
        static final Comparator<Branch> ORDER = Comparator.<Branch, Instant>comparing(branch -> branch.message.time())
                .thenComparing(Branch::size)
                .thenComparing(branch -> branch.message.type());

        /** Moves the message and its effects from {@code remaining} to a new branch. */
        static Branch grow(TracedMessage message, List<TracedMessage> remaining) {
            remaining.remove(message);
            List<Branch> effects = new ArrayList<>();
            for (TracedMessage other : List.copyOf(remaining)) {
                if (message.id().equals(other.causationId()) && remaining.contains(other)) {
                    effects.add(grow(other, remaining));
                }
            }
            effects.sort(ORDER);
            return new Branch(message, effects);
        }

        Stream<Branch> all() {
            return Stream.concat(Stream.of(this), effects.stream().flatMap(Branch::all));
        }

        int size() {
            return 1 + effects.stream().mapToInt(Branch::size).sum();
        }

        Stream<Place> places(int depth) {
            return Stream.concat(
                    Stream.of(new Place(message, depth)), effects.stream().flatMap(effect -> effect.places(depth + 1)));
        }

        String shape() {
            return effects.isEmpty()
                    ? message.type()
                    : effects.stream().map(Branch::shape).sorted().collect(joining(" ", message.type() + "[", "]"));
        }
    }
}
