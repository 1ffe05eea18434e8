package tidings.eventmanager.subscriptions;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static tidings.eventmanager.subscriptions.InvalidSubscription.unless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.contract.MessageKind;
import tidings.contract.MessageType;
import tidings.eventmanager.subscriptions.Sink.Secret;
import tidings.eventmanager.subscriptions.Subscription.SubscriptionRequest;
import tidings.eventmanager.subscriptions.filter.ClosestMatch;
import tidings.eventmanager.subscriptions.filter.EventSelector;

/** Parses a subscription request from JSON (CloudEvents Subscriptions API, section 3.2.1). */
@ApplicationScoped
public class SubscriptionParser {

    private static final Set<String> FIELDS =
            Set.of("id", "source", "types", "config", "filters", "sink", "protocol", "protocolsettings");
    private static final Set<String> EVENT_TYPES = MessageType.all().stream()
            .filter(type -> type.kind() == MessageKind.EVENT)
            .map(MessageType::name)
            .collect(toUnmodifiableSet());
    private static final int MAX_LENGTH = 1000;
    private static final int MAX_TYPES = 100;

    private final FilterParser filters;

    SubscriptionParser(FilterParser filters) {
        this.filters = filters;
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
    SubscriptionRequest parseStored(JsonNode document, @Nullable Secret known) {
        unless(document.isObject(), "body", "must be a JSON object");
        document.fieldNames().forEachRemaining(field -> unless(FIELDS.contains(field), shortened(field), "is unknown"));
        unless(!document.has("config") || document.path("config").isObject(), "config", "must be an object");
        Sink sink = SinkParser.parse(document, known);
        return new SubscriptionRequest(selector(document), sink, explicit(document, sink));
    }

    /** Checks that event types exist. */
    public List<String> types(List<String> names) {
        unless(names.size() <= MAX_TYPES, "types", "more than " + MAX_TYPES);
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (!EVENT_TYPES.contains(name)) {
                String closest = ClosestMatch.to(shortened(name), EVENT_TYPES).orElse("none");
                throw new InvalidSubscription("types[" + i + "]", "is not an event type; the closest is " + closest);
            }
        }
        return List.copyOf(names);
    }

    private EventSelector selector(JsonNode document) {
        JsonNode source = document.path("source");
        String text = source.asText();
        boolean isText = source.isTextual() && !text.isEmpty() && text.length() <= MAX_LENGTH;
        unless(isText || isAbsent(source), "source", "must be a text of 1 to " + MAX_LENGTH + " characters");
        return new EventSelector(
                source.textValue(), names(document.path("types")), filters.parse(document.get("filters")));
    }

    private static List<String> names(JsonNode types) {
        unless(types.isArray() || isAbsent(types), "types", "must be an array of texts");
        List<String> names = new ArrayList<>();
        types.forEach(type -> names.add(type.asText()));
        return List.copyOf(names);
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
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
