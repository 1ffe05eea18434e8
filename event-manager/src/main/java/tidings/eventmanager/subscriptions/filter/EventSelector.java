package tidings.eventmanager.subscriptions.filter;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Selects the events of a subscription.
 *
 * @param source the only source to accept, if present
 * @param types the types to accept; empty for all types
 * @param filters all of them must match
 */
public record EventSelector(@Nullable String source, List<String> types, List<Filter> filters) {

    /** Whether an event with these attributes is selected. */
    public boolean matches(Map<String, String> attributes) {
        return (source == null || source.equals(attributes.get("source")))
                && (types.isEmpty() || types.contains(attributes.get("type")))
                && filters.stream().allMatch(filter -> filter.matches(attributes));
    }
}
