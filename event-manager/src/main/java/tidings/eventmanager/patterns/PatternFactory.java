package tidings.eventmanager.patterns;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import tidings.contract.MessageKind;
import tidings.contract.MessageType;
import tidings.contract.PatternDetected;
import tidings.eventmanager.patterns.PatternConfig.Declaration;

/** Creates patterns from declarations. Fails with {@link IllegalStateException} if a declaration is invalid. */
final class PatternFactory {

    private static final JsonMapper FIELDS = JsonMapper.builder().build();

    private PatternFactory() {}

    static Pattern toPattern(String name, Declaration declared) {
        List<String> events = declared.events();
        List<String> until = declared.until().orElse(List.of());
        check(name, !declared.within().isZero() && !declared.within().isNegative(), "within must be positive");
        check(name, !events.isEmpty(), "events must not be empty");
        events.forEach(type -> checkType(name, type, declared.by()));
        until.forEach(type -> checkType(name, type, declared.by()));
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
                .filter(each -> each.kind() == MessageKind.EVENT)
                .orElseThrow(() -> invalid(pattern, "unknown event type " + name));
        check(pattern, type.record() != PatternDetected.class, "a pattern must not match its own results");
        boolean known =
                FIELDS
                        .getSerializationConfig()
                        .introspect(FIELDS.constructType(type.record()))
                        .findProperties()
                        .stream()
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
