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
 * Each message under the message that caused it: one tree, where nothing is wrong.
 *
 * <p>A message whose cause is not among them begins a tree of its own, and so does one of those that cause each other in a
 * ring. A message that came twice is there twice.
 */
public final class MessageTree {

    private final List<Branch> roots = new ArrayList<>();

    /** A message and how many causes it has above it. */
    record Place(TracedMessage message, int depth) {}

    private MessageTree() {}

    public static MessageTree of(List<TracedMessage> messages) {
        MessageTree tree = new MessageTree();
        List<TracedMessage> left = new ArrayList<>(messages);
        Set<String> ids = messages.stream().map(TracedMessage::id).collect(Collectors.toSet());
        messages.stream()
                .filter(message -> message.causationId() == null || !ids.contains(message.causationId()))
                .forEach(root -> tree.roots.add(Branch.grow(root, left)));
        while (!left.isEmpty()) {
            tree.roots.add(Branch.grow(left.get(0), left));
        }
        tree.roots.sort(Branch.ORDER);
        return tree;
    }

    /** Each cause right before what follows from it. */
    public List<Place> places() {
        return roots.stream().flatMap(root -> root.places(0)).toList();
    }

    /** The types on one line, what follows from each in brackets: {@code A[B[C D] E]}. Siblings by name. */
    public String shape() {
        return roots.stream().map(Branch::shape).sorted().collect(joining(" "));
    }

    /** The types that nothing here caused, by name: the first message's alone, where nothing is wrong. */
    public String roots() {
        return roots.stream().map(root -> root.message.type()).sorted().collect(joining(" "));
    }

    /** What the messages of a type led to, each as in {@link #shape}. */
    public String shape(String type) {
        return roots.stream()
                .flatMap(Branch::all)
                .filter(branch -> branch.message.type().equals(type))
                .map(Branch::shape)
                .sorted()
                .collect(joining(" "));
    }

    /** The messages from the first up to one of a type, both counted, on the longest way; 0 where there is none. */
    public int hopsTo(String type) {
        return places().stream()
                .filter(place -> place.message().type().equals(type))
                .mapToInt(place -> place.depth() + 1)
                .max()
                .orElse(0);
    }

    /** The messages on the longest way from a cause to the last that follows from it. */
    public int hops() {
        return places().stream().mapToInt(place -> place.depth() + 1).max().orElse(0);
    }

    private record Branch(TracedMessage message, List<Branch> effects) {

        /** By time; of two that were sent together, first the one that less follows from. */
        static final Comparator<Branch> ORDER = Comparator.<Branch, Instant>comparing(branch -> branch.message.time())
                .thenComparing(Branch::size)
                .thenComparing(branch -> branch.message.type());

        /** Takes from {@code left} what becomes part of it. */
        static Branch grow(TracedMessage message, List<TracedMessage> left) {
            left.remove(message);
            List<Branch> effects = new ArrayList<>();
            for (TracedMessage other : List.copyOf(left)) {
                if (message.id().equals(other.causationId()) && left.contains(other)) {
                    effects.add(grow(other, left));
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
