package tidings.eventmanager.subscriptions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.BadRequestException;
import java.util.Locale;

/** The JSON of subscriptions over HTTP. */
final class SubscriptionJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private SubscriptionJson() {}

    static JsonNode parse(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException malformed) {
            var where = malformed.getLocation();
            throw new BadRequestException(
                    where == null
                            ? "The body is not JSON."
                            : "The body is not JSON at line " + where.getLineNr() + ", column " + where.getColumnNr()
                                    + ".");
        }
    }

    /** The subscriber's document and the status, without the secret. */
    static ObjectNode shown(Subscription subscription) {
        ObjectNode json = MAPPER.createObjectNode().put("id", subscription.id().toString());
        json.setAll((ObjectNode) parse(subscription.document()));
        json.put("status", subscription.status().name().toLowerCase(Locale.ROOT));
        if (subscription.reason() != null) {
            json.put("reason", subscription.reason());
        }
        return json.put("createdat", subscription.createdAt().toString());
    }

    /** As {@code shown}, with the secret: only the response to the creation has it. */
    static ObjectNode shownOnce(Subscription subscription) {
        ObjectNode json = shown(subscription);
        if (subscription.sink() instanceof Sink.Webhook webhook) {
            json.withObject("/protocolsettings").put("secret", webhook.secret().value());
        }
        return json;
    }
}
