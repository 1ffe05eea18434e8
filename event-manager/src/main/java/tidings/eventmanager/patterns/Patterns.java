package tidings.eventmanager.patterns;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import tidings.contract.AboutOrder;
import tidings.contract.MessageKind;
import tidings.contract.MessageType;
import tidings.contract.PatternDetected;

/** The declared patterns. An invalid declaration prevents the start: it fails with {@link IllegalStateException}. */
@Startup
@ApplicationScoped
class Patterns {

    private final List<Pattern> all;
    private final Duration allowedLateness;

    Patterns(PatternConfig config) {
        this.all = config.declared().entrySet().stream()
                .map(declared -> toPattern(declared.getKey(), declared.getValue()))
                .toList();
        this.allowedLateness = config.allowedLateness();
        if (allowedLateness.isNegative()) {
            throw new IllegalStateException(
                    "tidings.patterns.allowed-lateness is " + allowedLateness + " and must not be negative.");
        }
    }

    List<Pattern> all() {
        return all;
    }

    /** The patterns whose matches time alone can complete, by name. */
    List<String> completedByTime() {
        return all.stream()
                .filter(Pattern::isCompletedByTime)
                .map(Pattern::name)
                .toList();
    }

    /** How late after it happened an event may arrive and still count. */
    Duration allowedLateness() {
        return allowedLateness;
    }

    /** The time up to which a related event that arrives may still count. */
    Instant countsUntil(ObservedEvent event) {
        Pattern pattern = all.stream()
                .filter(each -> each.name().equals(event.pattern()))
                .findFirst()
                .orElseThrow();
        return event.at().plus(pattern.within()).plus(allowedLateness);
    }

    private static Pattern toPattern(String name, PatternConfig.Declaration declared) {
        List<String> events = declared.events();
        List<String> until = declared.until().orElse(List.of());
        check(name, !declared.within().isZero() && !declared.within().isNegative(), "within must be positive");
        check(name, !events.isEmpty(), "events must not be empty");
        Stream.concat(events.stream(), until.stream()).forEach(type -> checkType(name, type, declared.by()));
        return switch (declared.kind()) {
            case THRESHOLD -> {
                int count = declared.count().orElse(0);
                check(name, count >= 2, "count must be 2 or more");
                yield new Threshold(name, declared.by(), declared.within(), List.copyOf(events), count);
            }
            case SEQUENCE -> {
                check(name, events.size() >= 2, "events must be 2 or more");
                yield new Sequence(name, declared.by(), declared.within(), List.copyOf(events));
            }
            case ABSENCE -> {
                check(name, events.size() == 1, "events must be the one that starts it");
                check(name, !until.isEmpty(), "until must not be empty");
                yield new Absence(name, declared.by(), declared.within(), events.get(0), List.copyOf(until));
            }
        };
    }

    private static void checkType(String pattern, String name, String by) {
        MessageType type = MessageType.named(name)
                .filter(named -> named.kind() == MessageKind.EVENT)
                .orElseThrow(() -> invalid(pattern, "unknown event type " + name));
        check(pattern, type.record() != PatternDetected.class, "a pattern must not match its own results");
        check(pattern, AboutOrder.class.isAssignableFrom(type.record()), name + " is not about an order");
        boolean known = Stream.of(type.record().getRecordComponents())
                .anyMatch(field -> field.getName().equals(by));
        check(pattern, known, name + " has no field " + by);
    }

    private static void check(String pattern, boolean holds, String otherwise) {
        if (!holds) {
            throw invalid(pattern, otherwise);
        }
    }

    private static IllegalStateException invalid(String pattern, String why) {
        return new IllegalStateException("tidings.patterns.declared.\"" + pattern + "\": " + why);
    }
}
