package tidings.eventmanager.subscriptions.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.eventmanager.subscriptions.filter.Filter.all;
import static tidings.eventmanager.subscriptions.filter.Filter.any;
import static tidings.eventmanager.subscriptions.filter.Filter.exact;
import static tidings.eventmanager.subscriptions.filter.Filter.not;
import static tidings.eventmanager.subscriptions.filter.Filter.prefix;
import static tidings.eventmanager.subscriptions.filter.Filter.suffix;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilterTest {

    private static final Map<String, String> PLACED =
            Map.of("type", "tidings.order.placed.v1", "source", "/order-service", "subject", "42");

    private static final Filter ORDERS = prefix(Map.of("type", "tidings.order."));
    private static final Filter PAYMENTS = prefix(Map.of("type", "tidings.payment."));

    @Test
    void exact_compares_the_whole_value() {
        assertThat(matches(exact(Map.of("subject", "42", "source", "/order-service"))))
                .isTrue();
        assertThat(matches(exact(Map.of("subject", "42", "source", "/order")))).isFalse();
        assertThat(matches(exact(Map.of("subject", "4")))).isFalse();
    }

    @Test
    void prefix_and_suffix_compare_a_part() {
        assertThat(matches(ORDERS)).isTrue();
        assertThat(matches(PAYMENTS)).isFalse();
        assertThat(matches(suffix(Map.of("type", ".v1")))).isTrue();
        assertThat(matches(suffix(Map.of("type", ".v2")))).isFalse();
    }

    @Test
    void a_missing_attribute_matches_nothing() {
        assertThat(matches(exact(Map.of("causationid", "1")))).isFalse();
        assertThat(matches(prefix(Map.of("causationid", "")))).isFalse();
        assertThat(matches(not(exact(Map.of("causationid", "1"))))).isTrue();
    }

    @Test
    void all_any_and_not_combine() {
        assertThat(matches(all(List.of(ORDERS, PAYMENTS)))).isFalse();
        assertThat(matches(any(List.of(PAYMENTS, ORDERS)))).isTrue();
        assertThat(matches(not(any(List.of(PAYMENTS, ORDERS))))).isFalse();
        assertThat(matches(all(List.of(ORDERS, not(PAYMENTS))))).isTrue();
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
