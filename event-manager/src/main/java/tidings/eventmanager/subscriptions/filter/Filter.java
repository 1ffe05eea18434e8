package tidings.eventmanager.subscriptions.filter;

import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** A condition on events: the dialects of the CloudEvents Subscriptions API, section 3.2.4. */
public sealed interface Filter {

    /** Whether an event with these attributes matches. A missing attribute matches nothing. */
    boolean matches(Map<String, String> attributes);

    /** Each attribute has exactly this value. */
    record Exact(Map<String, String> values) implements Filter {
        @Override
        public boolean matches(Map<String, String> attributes) {
            return each(values, attributes, String::equals);
        }
    }

    /** Each attribute begins with this value. */
    record Prefix(Map<String, String> values) implements Filter {
        @Override
        public boolean matches(Map<String, String> attributes) {
            return each(values, attributes, String::startsWith);
        }
    }

    /** Each attribute ends with this value. */
    record Suffix(Map<String, String> values) implements Filter {
        @Override
        public boolean matches(Map<String, String> attributes) {
            return each(values, attributes, String::endsWith);
        }
    }

    /** All filters match. */
    record All(List<Filter> filters) implements Filter {
        @Override
        public boolean matches(Map<String, String> attributes) {
            return filters.stream().allMatch(filter -> filter.matches(attributes));
        }
    }

    /** At least one filter matches. */
    record Any(List<Filter> filters) implements Filter {
        @Override
        public boolean matches(Map<String, String> attributes) {
            return filters.stream().anyMatch(filter -> filter.matches(attributes));
        }
    }

    /** The filter does not match. */
    record Not(Filter filter) implements Filter {
        @Override
        public boolean matches(Map<String, String> attributes) {
            return !filter.matches(attributes);
        }
    }

    private static boolean each(
            Map<String, String> values, Map<String, String> attributes, BiPredicate<String, String> test) {
        return values.entrySet().stream().allMatch(wanted -> {
            String actual = attributes.get(wanted.getKey());
            return actual != null && test.test(actual, wanted.getValue());
        });
    }
}
