package tidings.eventmanager.subscriptions.filter;

import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** A condition on events: the dialects of the CloudEvents Subscriptions API, section 3.2.4. */
@FunctionalInterface
public interface Filter {

    /** Whether an event with these attributes matches. A missing attribute matches nothing. */
    boolean matches(Map<String, String> attributes);

    /** Each attribute has exactly this value. */
    static Filter exact(Map<String, String> values) {
        return each(values, String::equals);
    }

    /** Each attribute begins with this value. */
    static Filter prefix(Map<String, String> values) {
        return each(values, String::startsWith);
    }

    /** Each attribute ends with this value. */
    static Filter suffix(Map<String, String> values) {
        return each(values, String::endsWith);
    }

    static Filter all(List<Filter> filters) {
        return attributes -> filters.stream().allMatch(filter -> filter.matches(attributes));
    }

    /** At least one filter matches. */
    static Filter any(List<Filter> filters) {
        return attributes -> filters.stream().anyMatch(filter -> filter.matches(attributes));
    }

    static Filter not(Filter filter) {
        return attributes -> !filter.matches(attributes);
    }

    private static Filter each(Map<String, String> values, BiPredicate<String, String> test) {
        return attributes -> values.entrySet().stream().allMatch(wanted -> {
            String actual = attributes.get(wanted.getKey());
            return actual != null && test.test(actual, wanted.getValue());
        });
    }
}
