package tidings.demo.trace;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** The messages of one order or one flow. */
public record MessageTrace(List<TracedMessage> messages) {

    public MessageTrace {
        messages = messages.stream()
                .sorted(Comparator.comparing(TracedMessage::time))
                .toList();
    }

    public MessageTree tree() {
        return MessageTree.of(messages);
    }

    /** Returns the types, sorted, with repetitions. */
    public String types() {
        return messages.stream().map(TracedMessage::type).sorted().collect(joining(" "));
    }

    /** Returns whether it has at least these types, with repetitions. */
    public boolean includes(String types) {
        List<String> missing = new ArrayList<>(List.of(types.split(" ")));
        messages.forEach(message -> missing.remove(message.type()));
        return missing.isEmpty();
    }

    /** Returns the messages that match. */
    public MessageTrace only(Predicate<TracedMessage> wanted) {
        return new MessageTrace(messages.stream().filter(wanted).toList());
    }

    /** Returns the distinct kinds, sorted. */
    public String kinds() {
        return messages.stream().map(TracedMessage::kind).distinct().sorted().collect(joining(" "));
    }

    /** Returns the distinct correlation ids; a correct trace has one. */
    public String correlationIds() {
        return messages.stream().map(TracedMessage::correlationId).distinct().collect(joining(" "));
    }

    /** Returns the time from the first message to the last. */
    public Duration time() {
        return messages.isEmpty()
                ? Duration.ZERO
                : Duration.between(begin(), messages.get(messages.size() - 1).time());
    }

    public Instant begin() {
        return messages.get(0).time();
    }
}
