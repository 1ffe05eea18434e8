package tidings.embedded.scenario;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** All messages of one order. */
public record Journey(List<TracedMessage> messages) {

    public Journey {
        messages = messages.stream()
                .sorted(Comparator.comparing(TracedMessage::time))
                .toList();
    }

    CausationTree tree() {
        return CausationTree.of(messages);
    }

    /** The types that travelled, each as often as it did, by name. */
    String types() {
        return messages.stream().map(TracedMessage::type).sorted().collect(joining(" "));
    }

    /** One, where nothing is wrong. */
    String correlationIds() {
        return messages.stream().map(TracedMessage::correlationId).distinct().collect(joining(" "));
    }

    /** From the first message to the last. */
    Duration time() {
        return messages.isEmpty()
                ? Duration.ZERO
                : Duration.between(begin(), messages.get(messages.size() - 1).time());
    }

    Instant begin() {
        return messages.get(0).time();
    }
}
