package tidings.eventmanager.patterns;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import tidings.contract.Event;
import tidings.contract.MessageJson;
import tidings.contract.MessageType;
import tidings.messaging.envelope.Envelope;
import tidings.messaging.envelope.ReceivedMessage;
import tidings.messaging.inbox.Inbox;

/** Passes all events on to the detection, which recognises duplicates itself: the inbox stores no rows for it. */
@ApplicationScoped
class PatternEventsHandler {

    private static final int MAX_KEY = 256;

    private final Inbox inbox;
    private final DetectPatterns detectPatterns;
    private final Patterns patterns;
    private final Watermarks watermarks;

    PatternEventsHandler(Inbox inbox, DetectPatterns detectPatterns, Patterns patterns, Watermarks watermarks) {
        this.inbox = inbox;
        this.detectPatterns = detectPatterns;
        this.patterns = patterns;
        this.watermarks = watermarks;
    }

    @Incoming(Watermarks.CHANNEL)
    Uni<Void> on(ConsumerRecords<byte[], byte[]> records) {
        return inbox.atLeastOnce(
                        records,
                        Set.of(),
                        envelope -> concerned(envelope).findAny().isPresent(),
                        this::take)
                .invoke(() -> watermarks.handled(records));
    }

    private Stream<Pattern> concerned(Envelope envelope) {
        String type = type(envelope);
        return patterns.all().stream().filter(pattern -> pattern.types().contains(type));
    }

    private Uni<Void> take(List<ReceivedMessage> messages) {
        return detectPatterns.take(messages.stream()
                .map(ReceivedMessage::envelope)
                .flatMap(envelope -> concerned(envelope).flatMap(pattern -> observed(pattern, envelope).stream()))
                .toList());
    }

    /** Empty if the event has no valid key. */
    private static Optional<ObservedEvent> observed(Pattern pattern, Envelope envelope) {
        Event event = (Event) envelope.message();
        return key(event, pattern.by())
                .map(key -> new ObservedEvent(
                        pattern.name(),
                        key,
                        envelope.source().toString(),
                        envelope.id(),
                        type(envelope),
                        event.key(),
                        envelope.correlationId(),
                        // The database stores microseconds.
                        envelope.time().truncatedTo(ChronoUnit.MICROS)));
    }

    private static String type(Envelope envelope) {
        return MessageType.of(envelope.message()).name();
    }

    /** Empty if the field is missing or is no simple value. */
    private static Optional<String> key(Event event, String field) {
        if (field.equals("orderId")) {
            return Optional.of(event.key().toString());
        }
        return Optional.ofNullable(new JsonObject(Buffer.buffer(MessageJson.write(event))).getValue(field))
                .filter(value -> !(value instanceof JsonObject) && !(value instanceof JsonArray))
                .map(Object::toString)
                .filter(key -> key.length() <= MAX_KEY);
    }
}
