package tidings.eventmanager.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import tidings.contract.MessageJson;
import tidings.contract.MessageType;
import tidings.eventmanager.log.PublishedEvent;
import tidings.messaging.envelope.Envelope;
import tidings.messaging.envelope.ReceivedMessage;
import tidings.messaging.envelope.UnhandleableMessage;

/**
 * Maps a message to a published event in CloudEvents attributes, with its body as it came. Headers that matter only between
 * services, and confidential fields, are left out.
 */
final class PublishedEventMapper {

    private PublishedEventMapper() {}

    static PublishedEvent toEvent(ReceivedMessage message) {
        Envelope envelope = message.envelope();
        MessageType type = MessageType.of(envelope.message());
        Map<String, String> more = new LinkedHashMap<>();
        more.put("dataschema", "urn:tidings:schema:" + type.name());
        more.put("correlationid", envelope.correlationId());
        if (envelope.causationId() != null) {
            more.put("causationid", envelope.causationId());
        }
        if (envelope.traceparent() != null) {
            more.put("traceparent", envelope.traceparent());
        }
        return PublishedEvent.of(
                envelope.id(),
                envelope.source().toString(),
                type.name(),
                envelope.message().key().toString(),
                envelope.time(),
                more,
                body(type, message.record().value()));
    }

    private static String body(MessageType type, byte[] json) {
        try {
            return new String(MessageJson.withoutConfidential(type, json), UTF_8);
        } catch (IOException e) {
            throw new UnhandleableMessage(type.name() + ": " + e.getMessage(), e);
        }
    }
}
