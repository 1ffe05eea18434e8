package tidings.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.subscriptions.domain.Interest;
import tidings.subscriptions.domain.Nearest;
import tidings.subscriptions.domain.Secret;
import tidings.subscriptions.domain.Sink;
import tidings.subscriptions.domain.Subscription.Wish;

/** The JSON form of what a subscriber asks for (CloudEvents Subscriptions API, section 3.2.1). */
@ApplicationScoped
public class SubscriptionFormat {

    private static final Set<String> FIELDS =
            Set.of("id", "source", "types", "config", "filters", "sink", "protocol", "protocolsettings");
    private static final int LONGEST = 1000;
    private static final int MOST_TYPES = 100;

    private final FilterFormat filters;
    private final SinkFormat sinks;
    private final EventTypes eventTypes;

    SubscriptionFormat(FilterFormat filters, SinkFormat sinks, EventTypes eventTypes) {
        this.filters = filters;
        this.sinks = sinks;
        this.eventTypes = eventTypes;
    }

    /**
     * Fails with {@link SubscriptionRefused}.
     *
     * @param known the secret where the document has none; a new one is made where there is none either
     */
    public Wish read(JsonNode document, @Nullable Secret known) {
        Wish wish = accepted(document, known);
        types(wish.interest().types());
        return wish;
    }

    /** One that was read before. A type that there is no more is a type that nothing is of. */
    public Wish accepted(JsonNode document, @Nullable Secret known) {
        if (!document.isObject()) {
            throw new SubscriptionRefused("body", "must be a JSON object");
        }
        document.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                throw new SubscriptionRefused(shortened(field), "is not known");
            }
        });
        if (document.has("config") && !document.path("config").isObject()) {
            throw new SubscriptionRefused("config", "must be an object");
        }
        Sink sink = sinks.read(document, known);
        return new Wish(interest(document), sink, withoutSecret(document));
    }

    /** Types that exist, of which nothing else is asked. */
    public List<String> types(List<String> names) {
        if (names.size() > MOST_TYPES) {
            throw new SubscriptionRefused("types", "more than " + MOST_TYPES);
        }
        for (int i = 0; i < names.size(); i++) {
            check(names.get(i), "types[" + i + "]");
        }
        return List.copyOf(names);
    }

    private Interest interest(JsonNode document) {
        JsonNode source = document.path("source");
        if (!source.isMissingNode() && !source.isNull() && !isText(source)) {
            throw new SubscriptionRefused("source", "must be a text of 1 to " + LONGEST + " characters");
        }
        return new Interest(source.textValue(), names(document.path("types")), filters.read(document.get("filters")));
    }

    private static List<String> names(JsonNode types) {
        if (types.isMissingNode() || types.isNull()) {
            return List.of();
        }
        if (!types.isArray()) {
            throw new SubscriptionRefused("types", "must be an array of texts");
        }
        List<String> names = new ArrayList<>();
        types.forEach(type -> names.add(type.asText()));
        return List.copyOf(names);
    }

    private void check(String name, String field) {
        if (!eventTypes.names().contains(name)) {
            String nearest = Nearest.to(shortened(name), eventTypes.names()).orElse("none");
            throw new SubscriptionRefused(field, "is no type of event; the nearest is " + nearest);
        }
    }

    private static boolean isText(JsonNode node) {
        return node.isTextual()
                && !node.textValue().isEmpty()
                && node.textValue().length() <= LONGEST;
    }

    private static String withoutSecret(JsonNode document) {
        ObjectNode copy = document.deepCopy();
        copy.remove("id");
        if (copy.get("protocolsettings") instanceof ObjectNode settings) {
            settings.remove("secret");
        }
        return copy.toString();
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
