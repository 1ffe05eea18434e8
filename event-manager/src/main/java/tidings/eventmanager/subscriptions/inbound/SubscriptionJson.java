package tidings.eventmanager.subscriptions.inbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.BadRequestException;
import java.util.Locale;
import tidings.eventmanager.subscriptions.domain.Sink;
import tidings.eventmanager.subscriptions.domain.Subscription;

/** Subscriptions as they are read and shown over HTTP. */
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

    /** As its subscriber wrote it, and how it stands. The secret is not shown. */
    static ObjectNode shown(Subscription subscription) {
        ObjectNode json = MAPPER.createObjectNode().put("id", subscription.id().toString());
        json.setAll((ObjectNode) parse(subscription.document()));
        json.put("status", subscription.status().name().toLowerCase(Locale.ROOT));
        if (subscription.reason() != null) {
            json.put("reason", subscription.reason());
        }
        return json.put("createdat", subscription.createdAt().toString());
    }

    /** The one time that its subscriber is told the secret, which may have been made here. */
    static ObjectNode shownOnce(Subscription subscription) {
        ObjectNode json = shown(subscription);
        if (subscription.sink() instanceof Sink.Webhook webhook) {
            json.withObject("/protocolsettings").put("secret", webhook.secret().value());
        }
        return json;
    }
}
