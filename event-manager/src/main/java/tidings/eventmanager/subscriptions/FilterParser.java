package tidings.eventmanager.subscriptions;

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

    static final int MAX_DEPTH = 8;
    public static final int MAX_FILTERS = 64;
    static final int MAX_LENGTH = 1000;

    private static final Pattern ATTRIBUTE = Pattern.compile("[a-z0-9]{1,20}");

    private static final String DIALECTS = "exact prefix suffix all any not";

    /** Fails with {@link InvalidSubscription}, which names the position in the JSON. */
    public List<Filter> parse(@Nullable JsonNode filters) {
        return filters == null || filters.isNull() ? List.of() : list(filters, "filters", 1, new AtomicInteger());
    }

    /** The error for an unknown dialect; it lists the known dialects. */
    public InvalidSubscription unknownDialect(String field, String dialect) {
        return new InvalidSubscription(field, "unknown dialect " + shortened(dialect) + "; there are " + DIALECTS);
    }

    private List<Filter> list(JsonNode filters, String path, int depth, AtomicInteger count) {
        if (!filters.isArray()) {
            throw new InvalidSubscription(path, "must be an array of filters");
        }
        List<Filter> all = new ArrayList<>();
        for (JsonNode filter : filters) {
            all.add(filter(filter, path + "[" + all.size() + "]", depth, count));
        }
        return List.copyOf(all);
    }

    private List<Filter> some(JsonNode filters, String path, int depth, AtomicInteger count) {
        List<Filter> all = list(filters, path, depth, count);
        if (all.isEmpty()) {
            throw new InvalidSubscription(path, "must not be empty");
        }
        return all;
    }

    private Filter filter(JsonNode filter, String path, int depth, AtomicInteger count) {
        if (depth > MAX_DEPTH) {
            throw new InvalidSubscription(path, "filters are nested deeper than " + MAX_DEPTH);
        }
        if (count.incrementAndGet() > MAX_FILTERS) {
            throw new InvalidSubscription(path, "more than " + MAX_FILTERS + " filters");
        }
        if (!filter.isObject() || filter.size() != 1) {
            throw new InvalidSubscription(path, "must be an object with exactly one dialect");
        }
        String dialect = filter.fieldNames().next();
        String inner = path + "." + dialect;
        JsonNode value = filter.path(dialect);
        return switch (dialect) {
            case "exact" -> new Filter.Exact(attributes(value, inner));
            case "prefix" -> new Filter.Prefix(attributes(value, inner));
            case "suffix" -> new Filter.Suffix(attributes(value, inner));
            case "all" -> new Filter.All(some(value, inner, depth + 1, count));
            case "any" -> new Filter.Any(some(value, inner, depth + 1, count));
            case "not" -> new Filter.Not(filter(value, inner, depth + 1, count));
            default -> throw unknownDialect(path, dialect);
        };
    }

    private static Map<String, String> attributes(JsonNode object, String path) {
        if (!object.isObject() || object.isEmpty()) {
            throw new InvalidSubscription(path, "must be an object of attributes and their values");
        }
        Map<String, String> values = new HashMap<>();
        object.properties().forEach(entry -> {
            if (!ATTRIBUTE.matcher(entry.getKey()).matches()) {
                throw new InvalidSubscription(path, "not an attribute name: " + shortened(entry.getKey()));
            }
            String text = entry.getValue().textValue();
            if (text == null || text.isEmpty() || text.length() > MAX_LENGTH) {
                throw new InvalidSubscription(
                        path + "." + entry.getKey(), "must be a text of 1 to " + MAX_LENGTH + " characters");
            }
            values.put(entry.getKey(), text);
        });
        return Map.copyOf(values);
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
