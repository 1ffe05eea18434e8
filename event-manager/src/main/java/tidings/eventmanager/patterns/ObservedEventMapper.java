package tidings.eventmanager.patterns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import tidings.contract.Event;
import tidings.contract.MessageJson;
import tidings.contract.MessageType;
import tidings.messaging.envelope.Envelope;

/** Maps an event to the observed events of all patterns with its type. */
@ApplicationScoped
class ObservedEventMapper {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int MAX_KEY = 256;

    private final Patterns patterns;

    ObservedEventMapper(Patterns patterns) {
        this.patterns = patterns;
    }

    boolean concerns(Envelope envelope) {
        return lookingAt(envelope).findAny().isPresent();
    }

    List<ObservedEvent> read(Envelope envelope) {
        return envelope.message() instanceof Event event ? read(envelope, event) : List.of();
    }

    private List<ObservedEvent> read(Envelope envelope, Event event) {
        return lookingAt(envelope)
                .flatMap(pattern -> key(event, pattern.by())
                        .map(key -> new ObservedEvent(
                                pattern.name(),
                                key,
                                envelope.source().toString(),
                                envelope.id(),
                                type(envelope),
                                event.orderId(),
                                envelope.correlationId(),
                                // The database stores microseconds.
                                envelope.time().truncatedTo(ChronoUnit.MICROS))))
                .toList();
    }

    private Stream<Pattern> lookingAt(Envelope envelope) {
        String type = type(envelope);
        return patterns.all().stream().filter(pattern -> pattern.types().contains(type));
    }

    private static String type(Envelope envelope) {
        return MessageType.of(envelope.message()).name();
    }

    /** Empty if the field is missing or is no simple value. */
    private static Stream<String> key(Event event, String field) {
        if (field.equals("orderId")) {
            return Stream.of(event.orderId().toString());
        }
        try {
            JsonNode value = MAPPER.readTree(MessageJson.write(event)).path(field);
            return value.isValueNode() && !value.isNull()
                    ? Stream.of(value.asText()).filter(text -> text.length() <= MAX_KEY)
                    : Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
