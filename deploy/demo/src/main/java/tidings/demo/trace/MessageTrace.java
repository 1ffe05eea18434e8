package tidings.demo.trace;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** All messages of one order. */
public record MessageTrace(List<TracedMessage> messages) {

    public MessageTrace {
        messages = messages.stream()
                .sorted(Comparator.comparing(TracedMessage::time))
                .toList();
    }

    public MessageTree tree() {
        return MessageTree.of(messages);
    }

    /** The types that travelled, each as often as it did, by name. */
    public String types() {
        return messages.stream().map(TracedMessage::type).sorted().collect(joining(" "));
    }

    /** Whether it has all of these types, given by name, each at least as often. */
    public boolean includes(String types) {
        List<String> missing = new ArrayList<>(List.of(types.split(" ")));
        messages.forEach(message -> missing.remove(message.type()));
        return missing.isEmpty();
    }

    /** Those of its messages that are alike in some way. */
    public MessageTrace only(Predicate<TracedMessage> wanted) {
        return new MessageTrace(messages.stream().filter(wanted).toList());
    }

    /** The kinds of its messages, by name. */
    public String kinds() {
        return messages.stream().map(TracedMessage::kind).distinct().sorted().collect(joining(" "));
    }

    /** One, where nothing is wrong. */
    public String correlationIds() {
        return messages.stream().map(TracedMessage::correlationId).distinct().collect(joining(" "));
    }

    /** From the first message to the last. */
    public Duration time() {
        return messages.isEmpty()
                ? Duration.ZERO
                : Duration.between(begin(), messages.get(messages.size() - 1).time());
    }

    public Instant begin() {
        return messages.get(0).time();
    }
}
