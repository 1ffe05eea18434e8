package tidings.eventmanager.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.subscriptions.Subscription.SubscriptionRequest;
import tidings.eventmanager.subscriptions.filter.ClosestMatch;
import tidings.eventmanager.subscriptions.filter.EventSelector;

/** Parses a subscription request from JSON (CloudEvents Subscriptions API, section 3.2.1). */
@ApplicationScoped
public class SubscriptionParser {

    private static final Set<String> FIELDS =
            Set.of("id", "source", "types", "config", "filters", "sink", "protocol", "protocolsettings");
    private static final int MAX_LENGTH = 1000;
    private static final int MAX_TYPES = 100;

    private final FilterParser filters;
    private final SinkParser sinks;
    private final EventTypes eventTypes;

    SubscriptionParser(FilterParser filters, SinkParser sinks, EventTypes eventTypes) {
        this.filters = filters;
        this.sinks = sinks;
        this.eventTypes = eventTypes;
    }

    /**
     * Fails with {@link InvalidSubscription}.
     *
     * @param known the secret if the document has none; without it, a new secret is generated
     */
    public SubscriptionRequest parse(JsonNode document, @Nullable Secret known) {
        SubscriptionRequest request = parseStored(document, known);
        types(request.selector().types());
        return request;
    }

    /** Parses a stored document. A type that the contract no longer has matches no event. */
    public SubscriptionRequest parseStored(JsonNode document, @Nullable Secret known) {
        if (!document.isObject()) {
            throw new InvalidSubscription("body", "must be a JSON object");
        }
        document.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                throw new InvalidSubscription(shortened(field), "is unknown");
            }
        });
        if (document.has("config") && !document.path("config").isObject()) {
            throw new InvalidSubscription("config", "must be an object");
        }
        Sink sink = sinks.parse(document, known);
        return new SubscriptionRequest(selector(document), sink, explicit(document, sink));
    }

    /** Checks that event types exist. */
    public List<String> types(List<String> names) {
        if (names.size() > MAX_TYPES) {
            throw new InvalidSubscription("types", "more than " + MAX_TYPES);
        }
        for (int i = 0; i < names.size(); i++) {
            check(names.get(i), "types[" + i + "]");
        }
        return List.copyOf(names);
    }

    private EventSelector selector(JsonNode document) {
        JsonNode source = document.path("source");
        if (!source.isMissingNode() && !source.isNull() && !isText(source)) {
            throw new InvalidSubscription("source", "must be a text of 1 to " + MAX_LENGTH + " characters");
        }
        return new EventSelector(
                source.textValue(), names(document.path("types")), filters.parse(document.get("filters")));
    }

    private static List<String> names(JsonNode types) {
        if (types.isMissingNode() || types.isNull()) {
            return List.of();
        }
        if (!types.isArray()) {
            throw new InvalidSubscription("types", "must be an array of texts");
        }
        List<String> names = new ArrayList<>();
        types.forEach(type -> names.add(type.asText()));
        return List.copyOf(names);
    }

    private void check(String name, String field) {
        if (!eventTypes.names().contains(name)) {
            String closest =
                    ClosestMatch.to(shortened(name), eventTypes.names()).orElse("none");
            throw new InvalidSubscription(field, "is not an event type; the closest is " + closest);
        }
    }

    private static boolean isText(JsonNode node) {
        return node.isTextual()
                && !node.textValue().isEmpty()
                && node.textValue().length() <= MAX_LENGTH;
    }

    /** The document with its defaults, and without the secret and an id, which the service assigns. */
    private static String explicit(JsonNode document, Sink sink) {
        ObjectNode copy = document.deepCopy();
        copy.remove("id");
        if (sink instanceof Sink.Webhook webhook) {
            copy.put("protocol", "HTTP");
            ObjectNode settings = copy.withObject("/protocolsettings");
            settings.put("mode", webhook.mode().name().toLowerCase(Locale.ROOT));
            settings.remove("secret");
        }
        return copy.toString();
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
