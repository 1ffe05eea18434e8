package tidings.eventmanager.subscriptions;

import static tidings.eventmanager.subscriptions.InvalidSubscription.unless;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.subscriptions.filter.Filter;

/**
 * Parses filters from JSON (CloudEvents Subscriptions API, section 3.2.4): objects with one dialect each.
 *
 * <p>Depth, number and length are bounded, so that no subscriber makes matching expensive for the others.
 */
@ApplicationScoped
public class FilterParser {

    private static final int MAX_DEPTH = 8;
    private static final int MAX_FILTERS = 64;
    private static final int MAX_LENGTH = 1000;
    private static final Pattern ATTRIBUTE = Pattern.compile("[a-z0-9]{1,20}");

    /** Fails with {@link InvalidSubscription}, which names the position in the JSON. */
    public List<Filter> parse(@Nullable JsonNode filters) {
        return filters == null || filters.isNull() || (filters.isArray() && filters.isEmpty())
                ? List.of()
                : list(filters, "filters", 1, new AtomicInteger());
    }

    /** The error for an unknown dialect; it lists the known dialects. */
    public InvalidSubscription unknownDialect(String field, String dialect) {
        return new InvalidSubscription(
                field, "unknown dialect " + shortened(dialect) + "; there are exact prefix suffix all any not");
    }

    private List<Filter> list(JsonNode filters, String path, int depth, AtomicInteger count) {
        unless(filters.isArray(), path, "must be an array of filters");
        unless(!filters.isEmpty(), path, "must not be empty");
        List<Filter> all = new ArrayList<>();
        for (JsonNode filter : filters) {
            all.add(filter(filter, path + "[" + all.size() + "]", depth, count));
        }
        return List.copyOf(all);
    }

    private Filter filter(JsonNode filter, String path, int depth, AtomicInteger count) {
        unless(depth <= MAX_DEPTH, path, "filters are nested deeper than " + MAX_DEPTH);
        unless(count.incrementAndGet() <= MAX_FILTERS, path, "more than " + MAX_FILTERS + " filters");
        unless(filter.isObject() && filter.size() == 1, path, "must be an object with exactly one dialect");
        String dialect = filter.fieldNames().next();
        String inner = path + "." + dialect;
        JsonNode value = filter.path(dialect);
        return switch (dialect) {
            case "exact" -> Filter.exact(attributes(value, inner));
            case "prefix" -> Filter.prefix(attributes(value, inner));
            case "suffix" -> Filter.suffix(attributes(value, inner));
            case "all" -> Filter.all(list(value, inner, depth + 1, count));
            case "any" -> Filter.any(list(value, inner, depth + 1, count));
            case "not" -> Filter.not(filter(value, inner, depth + 1, count));
            default -> throw unknownDialect(path, dialect);
        };
    }

    private static Map<String, String> attributes(JsonNode object, String path) {
        unless(object.isObject() && !object.isEmpty(), path, "must be an object of attributes and their values");
        Map<String, String> values = new HashMap<>();
        object.properties().forEach(entry -> {
            String name = entry.getKey();
            String text = entry.getValue().asText();
            unless(ATTRIBUTE.matcher(name).matches(), path, "not an attribute name: " + shortened(name));
            boolean isText = entry.getValue().isTextual() && !text.isEmpty() && text.length() <= MAX_LENGTH;
            unless(isText, path + "." + name, "must be a text of 1 to " + MAX_LENGTH + " characters");
            values.put(name, text);
        });
        return Map.copyOf(values);
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
