package tidings.eventmanager.subscriptions.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tidings.eventmanager.subscriptions.filter.Filter.All;
import tidings.eventmanager.subscriptions.filter.Filter.Any;
import tidings.eventmanager.subscriptions.filter.Filter.Exact;
import tidings.eventmanager.subscriptions.filter.Filter.Not;
import tidings.eventmanager.subscriptions.filter.Filter.Prefix;
import tidings.eventmanager.subscriptions.filter.Filter.Suffix;

class FilterTest {

    private static final Map<String, String> PLACED =
            Map.of("type", "tidings.order.placed.v1", "source", "/order-service", "subject", "42");

    private static final Filter ORDERS = new Prefix(Map.of("type", "tidings.order."));
    private static final Filter PAYMENTS = new Prefix(Map.of("type", "tidings.payment."));

    @Test
    void exact_compares_the_whole_value() {
        assertThat(matches(new Exact(Map.of("subject", "42", "source", "/order-service"))))
                .isTrue();
        assertThat(matches(new Exact(Map.of("subject", "42", "source", "/order"))))
                .isFalse();
        assertThat(matches(new Exact(Map.of("subject", "4")))).isFalse();
    }

    @Test
    void prefix_and_suffix_compare_a_part() {
        assertThat(matches(ORDERS)).isTrue();
        assertThat(matches(PAYMENTS)).isFalse();
        assertThat(matches(new Suffix(Map.of("type", ".v1")))).isTrue();
        assertThat(matches(new Suffix(Map.of("type", ".v2")))).isFalse();
    }

    @Test
    void a_missing_attribute_matches_nothing() {
        assertThat(matches(new Exact(Map.of("causationid", "1")))).isFalse();
        assertThat(matches(new Prefix(Map.of("causationid", "")))).isFalse();
        assertThat(matches(new Not(new Exact(Map.of("causationid", "1"))))).isTrue();
    }

    @Test
    void all_any_and_not_combine() {
        assertThat(matches(new All(List.of(ORDERS, PAYMENTS)))).isFalse();
        assertThat(matches(new Any(List.of(PAYMENTS, ORDERS)))).isTrue();
        assertThat(matches(new Not(new Any(List.of(PAYMENTS, ORDERS))))).isFalse();
        assertThat(matches(new All(List.of(ORDERS, new Not(PAYMENTS))))).isTrue();
    }

    @Test
    void a_selector_requires_all_its_parts() {
        assertThat(new EventSelector(null, List.of(), List.of()).matches(PLACED))
                .isTrue();
        assertThat(new EventSelector("/order-service", List.of("tidings.order.placed.v1"), List.of(ORDERS))
                        .matches(PLACED))
                .isTrue();
        assertThat(new EventSelector("/payment-service", List.of(), List.of()).matches(PLACED))
                .isFalse();
        assertThat(new EventSelector(null, List.of("tidings.order.expired.v1"), List.of()).matches(PLACED))
                .isFalse();
        assertThat(new EventSelector(null, List.of(), List.of(ORDERS, PAYMENTS)).matches(PLACED))
                .isFalse();
    }

    @Test
    void the_closest_match_has_the_smallest_edit_distance() {
        List<String> known =
                List.of("tidings.order.placed.v1", "tidings.order.expired.v1", "tidings.payment.declined.v1");

        assertThat(ClosestMatch.to("tidings.order.place.v1", known)).contains("tidings.order.placed.v1");
        assertThat(ClosestMatch.to("OrderExpired", known)).contains("tidings.order.expired.v1");
        assertThat(ClosestMatch.distance("", "abc")).isEqualTo(3);
        assertThat(ClosestMatch.to("x", List.of())).isEmpty();
    }

    private static boolean matches(Filter filter) {
        return filter.matches(PLACED);
    }
}
