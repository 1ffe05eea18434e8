package tidings.eventmanager.deliveries.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import tidings.contract.MessageJson;
import tidings.contract.MessageType;
import tidings.eventmanager.deliveries.domain.PublishedEvent;
import tidings.messaging.envelope.Envelope;

/**
 * Maps an envelope to a published event in CloudEvents attributes. Headers that matter only between services are left
 * out.
 */
final class PublishedEventMapper {

    private PublishedEventMapper() {}

    static PublishedEvent toEvent(Envelope envelope) {
        MessageType type = MessageType.of(envelope.message());
        String key = envelope.message().key().toString();
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("specversion", "1.0");
        attributes.put("id", envelope.id());
        attributes.put("source", envelope.source().toString());
        attributes.put("type", type.name());
        attributes.put("time", envelope.time().atOffset(ZoneOffset.UTC).toString());
        attributes.put("subject", key);
        attributes.put("dataschema", "urn:tidings:schema:" + type.name());
        attributes.put("datacontenttype", "application/json");
        attributes.put("correlationid", envelope.correlationId());
        if (envelope.causationId() != null) {
            attributes.put("causationid", envelope.causationId());
        }
        if (envelope.traceparent() != null) {
            attributes.put("traceparent", envelope.traceparent());
        }
        return new PublishedEvent(
                key, envelope.time(), attributes, new String(MessageJson.write(envelope.message()), UTF_8));
    }
}
