package tidings.orders.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tidings.orders.domain.OrderScenario.given;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tidings.orders.domain.OrderEvent.Confirmed;
import tidings.orders.domain.OrderEvent.Placed;
import tidings.orders.domain.OrderEvent.Rejected;

class OrderTest {

    private static final OrderId ORDER = new OrderId(UUID.randomUUID());
    private static final Placed PLACED = place(line(2, 1999, "EUR"));
    private static final Confirmed CONFIRMED = new Confirmed(ORDER);
    private static final Rejected REJECTED = new Rejected(ORDER, "card_declined");

    @Test
    void a_placed_order_waits_for_its_payment() {
        assertThat(PLACED.order().status()).isEqualTo(OrderStatus.PLACED);
        assertThat(PLACED.order().total()).isEqualTo(new Money(3998, "EUR"));
    }

    @Test
    void a_paid_order_is_confirmed() {
        given(PLACED).when(Order::confirm).then(CONFIRMED);
    }

    @Test
    void an_order_whose_payment_was_declined_is_rejected() {
        given(PLACED).when(order -> order.reject("card_declined")).then(REJECTED);
    }

    @Test
    void confirming_twice_makes_nothing_happen() {
        given(PLACED, CONFIRMED).when(Order::confirm).thenNothingHappens();
    }

    @Test
    void an_order_has_one_end() {
        given(PLACED, CONFIRMED).when(order -> order.reject("too late")).thenNothingHappens();
        given(PLACED, REJECTED).when(Order::confirm).thenNothingHappens();
    }

    @Test
    void a_rejected_order_knows_why() {
        assertThat(REJECTED.applyTo(PLACED.order()).reason()).isEqualTo("card_declined");
    }

    @Test
    void a_total_is_the_sum_of_all_lines() {
        assertThat(place(line(3, 100, "EUR"), line(1, 1, "EUR")).order().total())
                .isEqualTo(new Money(301, "EUR"));
    }

    @Test
    void currencies_do_not_mix() {
        assertThatThrownBy(() -> place(line(1, 100, "EUR"), line(1, 100, "USD")))
                .isInstanceOfSatisfying(OrderRefused.class, refused -> assertThat(refused.field())
                        .isEqualTo("lines[1].unitPrice.currency"));
    }

    @Test
    void a_currency_that_is_none_is_refused() {
        assertThatThrownBy(() -> place(line(1, 100, "QQQ"))).isInstanceOf(OrderRefused.class);
    }

    @Test
    void an_order_needs_a_line() {
        assertThatThrownBy(OrderTest::place).isInstanceOf(OrderRefused.class);
    }

    @Test
    void a_total_that_overflows_is_refused_and_never_wrong() {
        assertThatThrownBy(() -> place(line(1000, Long.MAX_VALUE / 10, "EUR"))).isInstanceOf(OrderRefused.class);
        assertThatThrownBy(() -> place(line(1, Long.MAX_VALUE, "EUR"), line(1, Long.MAX_VALUE, "EUR")))
                .isInstanceOf(OrderRefused.class);
        assertThatThrownBy(() -> place(line(1, Order.HIGHEST_TOTAL, "EUR"), line(1, 1, "EUR")))
                .isInstanceOf(OrderRefused.class);
        assertThat(place(line(1, Order.HIGHEST_TOTAL, "EUR")).order().total().amount())
                .isEqualTo(Order.HIGHEST_TOTAL);
    }

    private static Placed place(OrderLine... lines) {
        return Order.place(ORDER, new CustomerId(UUID.randomUUID()), "pm_card_visa", List.of(lines), Instant.EPOCH);
    }

    private static OrderLine line(int quantity, long price, String currency) {
        return new OrderLine("book", quantity, new Money(price, currency));
    }
}
