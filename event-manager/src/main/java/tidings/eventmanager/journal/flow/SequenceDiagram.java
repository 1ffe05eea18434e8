package tidings.eventmanager.journal.flow;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Draws a flow as a Mermaid sequence diagram.
 *
 * <p>A message is an arrow to every service that reacted to it: solid for commands and queries, dotted for replies,
 * open for events. A message without a reaction is a note. A dead letter ends in a cross.
 */
public final class SequenceDiagram {

    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9 ._,:()/-]");

    private final Map<String, String> participants = new LinkedHashMap<>();
    private final Map<String, TrackedMessage> byId = new HashMap<>();
    private final List<String> lines = new ArrayList<>();
    private final TrackedFlow flow;

    private SequenceDiagram(TrackedFlow flow) {
        this.flow = flow;
        flow.messages().forEach(message -> byId.put(message.id(), message));
    }

    public static String of(TrackedFlow flow) {
        SequenceDiagram diagram = new SequenceDiagram(flow);
        flow.tree().stream()
                .flatMap(Step::all)
                .sorted(Comparator.comparing(step -> step.message().sentAt()))
                .forEach(diagram::draw);
        return diagram.text();
    }

    private void draw(Step step) {
        TrackedMessage message = step.message();
        String from = participant(message.sender());
        String text = safe(message.name()) + " +"
                + Duration.between(flow.startedAt(), message.sentAt()).toMillis() + " ms";
        Set<String> receivers = receivers(step);
        if (receivers.isEmpty() && step.deadLetters().isEmpty()) {
            lines.add("Note over " + from + ": " + text);
        }
        receivers.forEach(to -> lines.add(from + arrow(message.kind()) + participant(to) + ": " + text));
        step.deadLetters()
                .forEach(deadLetter -> lines.add(from + "-x" + participant(reader(deadLetter)) + ": " + text
                        + ", dead letter: " + safe(deadLetter.failure().reason())));
    }

    /** The services that reacted; for a command or a reply without a reaction, the expected one. */
    private Set<String> receivers(Step step) {
        TrackedMessage message = step.message();
        Set<String> receivers = step.effects().stream()
                .map(effect -> effect.message().sender())
                .filter(service -> !service.equals(message.sender()))
                .collect(toCollection(TreeSet::new));
        if (receivers.isEmpty() && step.deadLetters().isEmpty()) {
            expectedReceiver(message).ifPresent(receivers::add);
        }
        return receivers;
    }

    private Optional<String> expectedReceiver(TrackedMessage message) {
        if (message.kind().equals("event")) {
            return Optional.empty();
        }
        TrackedMessage cause = byId.get(String.valueOf(message.cause()));
        return message.kind().equals("reply") && cause != null
                ? Optional.of(cause.sender())
                : Expectation.ALL.stream()
                        .filter(expectation -> expectation.after().equals(message.name()))
                        .map(Expectation::sender)
                        .findFirst();
    }

    private static String arrow(String kind) {
        return switch (kind) {
            case "command", "query" -> "->>";
            case "reply" -> "-->>";
            default -> "-)";
        };
    }

    /** The service that could not handle the message: the dead-letter topic begins with its name. */
    private static String reader(TrackedMessage deadLetter) {
        int end = deadLetter.topic().indexOf("." + deadLetter.failure().topic());
        return end > 0 ? deadLetter.topic().substring(0, end) : deadLetter.topic();
    }

    private String participant(String service) {
        return participants.computeIfAbsent(service, any -> "p" + (participants.size() + 1));
    }

    private static String safe(String text) {
        return UNSAFE.matcher(text).replaceAll("?");
    }

    private String text() {
        Stream<String> names = participants.entrySet().stream()
                .map(participant -> "participant " + participant.getValue() + " as " + safe(participant.getKey()));
        return Stream.concat(names, lines.stream())
                .map(line -> "    " + line + "\n")
                .collect(joining("", "sequenceDiagram\n", ""));
    }
}
