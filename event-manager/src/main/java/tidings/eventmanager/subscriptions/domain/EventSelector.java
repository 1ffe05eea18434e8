package tidings.eventmanager.subscriptions.domain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which events somebody wants.
 *
 * @param source they come from there, if it is given
 * @param types they are of one of these, if there are any
 * @param filters each of them matches
 */
public record EventSelector(@Nullable String source, List<String> types, List<Filter> filters) {

    /** Whether an event with these attributes is wanted. */
    public boolean covers(Map<String, String> attributes) {
        return (source == null || source.equals(attributes.get("source")))
                && (types.isEmpty() || types.contains(attributes.get("type")))
                && filters.stream().allMatch(filter -> filter.matches(attributes));
    }
}
