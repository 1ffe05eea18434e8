package tidings.orders.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tidings.orders.domain.OrderScenario.given;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tidings.orders.domain.OrderEvent.CancellationRequested;
import tidings.orders.domain.OrderEvent.Cancelled;
import tidings.orders.domain.OrderEvent.Confirmed;
import tidings.orders.domain.OrderEvent.Expired;
import tidings.orders.domain.OrderEvent.PaidTooLate;
import tidings.orders.domain.OrderEvent.Placed;
import tidings.orders.domain.OrderEvent.Refunded;
import tidings.orders.domain.OrderEvent.Rejected;

class OrderTest {

    private static final OrderId ORDER = new OrderId(UUID.randomUUID());
    private static final Placed PLACED = place(line(2, 1999, "EUR"));
    private static final Confirmed CONFIRMED = new Confirmed(ORDER, Instant.EPOCH);
    private static final Expired EXPIRED = new Expired(ORDER);
    private static final PaidTooLate PAID_TOO_LATE = new PaidTooLate(ORDER);
    private static final CancellationRequested CANCELLING = new CancellationRequested(ORDER);
    private static final Rejected REJECTED = new Rejected(ORDER, "card_declined");

    @Test
    void a_placed_order_waits_for_its_payment() {
        assertThat(PLACED.order().status()).isEqualTo(OrderStatus.PLACED);
        assertThat(PLACED.order().total()).isEqualTo(new Money(3998, "EUR"));
    }

    @Test
    void a_paid_order_is_confirmed() {
        given(PLACED).when(order -> order.confirm(Instant.EPOCH)).then(CONFIRMED);
    }

    @Test
    void an_order_whose_payment_was_declined_is_rejected() {
        given(PLACED).when(order -> order.reject("card_declined")).then(REJECTED);
    }

    @Test
    void confirming_twice_makes_nothing_happen() {
        given(PLACED, CONFIRMED).when(order -> order.confirm(Instant.EPOCH)).thenNothingHappens();
    }

    @Test
    void an_order_has_one_end() {
        given(PLACED, CONFIRMED).when(order -> order.reject("too late")).thenNothingHappens();
        given(PLACED, REJECTED).when(order -> order.confirm(Instant.EPOCH)).thenNothingHappens();
    }

    @Test
    void a_rejected_order_knows_why() {
        assertThat(REJECTED.applyTo(PLACED.order()).reason()).isEqualTo("card_declined");
    }

    @Test
    void an_order_that_is_not_paid_in_time_expires() {
        given(PLACED).when(Order::expire).then(EXPIRED);
        given(PLACED, CONFIRMED).when(Order::expire).thenNothingHappens();
    }

    @Test
    void what_is_paid_too_late_is_noted_once_and_never_applied() {
        given(PLACED, EXPIRED).when(order -> order.confirm(Instant.EPOCH)).then(PAID_TOO_LATE);
        given(PLACED, EXPIRED, PAID_TOO_LATE)
                .when(order -> order.confirm(Instant.EPOCH))
                .thenNothingHappens();
        given(PLACED, EXPIRED, PAID_TOO_LATE).when(Order::refunded).then(new Refunded(ORDER));
        given(PLACED, EXPIRED, PAID_TOO_LATE, new Refunded(ORDER))
                .when(Order::refunded)
                .thenNothingHappens();
    }

    @Test
    void a_cancelled_order_ends_when_it_costs_nothing() {
        given(PLACED).when(Order::cancel).then(CANCELLING);
        given(PLACED, CONFIRMED).when(Order::cancel).then(CANCELLING);
        given(PLACED, CANCELLING).when(Order::refunded).then(new Cancelled(ORDER));
    }

    @Test
    void whatever_becomes_of_its_payment_an_order_that_is_being_cancelled_waits_for_the_refund() {
        given(PLACED, CANCELLING).when(order -> order.confirm(Instant.EPOCH)).thenNothingHappens();
        given(PLACED, CANCELLING).when(order -> order.reject("card_declined")).thenNothingHappens();
        given(PLACED, CANCELLING).when(Order::expire).thenNothingHappens();
        given(PLACED, CANCELLING).when(Order::cancel).thenNothingHappens();
    }

    @Test
    void an_order_that_ended_otherwise_cannot_be_cancelled() {
        assertThatThrownBy(() -> given(PLACED, EXPIRED).when(Order::cancel)).isInstanceOf(OrderNotCancellable.class);
        assertThatThrownBy(() -> given(PLACED, REJECTED).when(Order::cancel)).isInstanceOf(OrderNotCancellable.class);
    }

    @Test
    void a_total_is_the_sum_of_all_lines() {
        assertThat(place(line(3, 100, "EUR"), line(1, 1, "EUR")).order().total())
                .isEqualTo(new Money(301, "EUR"));
    }

    @Test
    void currencies_do_not_mix() {
        assertThatThrownBy(() -> place(line(1, 100, "EUR"), line(1, 100, "USD")))
                .isInstanceOfSatisfying(InvalidOrder.class, refused -> assertThat(refused.field())
                        .isEqualTo("lines[1].unitPrice.currency"));
    }

    @Test
    void a_currency_that_is_none_is_refused() {
        assertThatThrownBy(() -> place(line(1, 100, "QQQ"))).isInstanceOf(InvalidOrder.class);
    }

    @Test
    void an_order_needs_a_line() {
        assertThatThrownBy(OrderTest::place).isInstanceOf(InvalidOrder.class);
    }

    @Test
    void a_total_that_overflows_is_refused_and_never_wrong() {
        assertThatThrownBy(() -> place(line(1000, Long.MAX_VALUE / 10, "EUR"))).isInstanceOf(InvalidOrder.class);
        assertThatThrownBy(() -> place(line(1, Long.MAX_VALUE, "EUR"), line(1, Long.MAX_VALUE, "EUR")))
                .isInstanceOf(InvalidOrder.class);
        assertThatThrownBy(() -> place(line(1, Order.HIGHEST_TOTAL, "EUR"), line(1, 1, "EUR")))
                .isInstanceOf(InvalidOrder.class);
        assertThat(place(line(1, Order.HIGHEST_TOTAL, "EUR")).order().total().amount())
                .isEqualTo(Order.HIGHEST_TOTAL);
    }

    private static Placed place(OrderLine... lines) {
        return Order.place(
                ORDER,
                new CustomerId(UUID.randomUUID()),
                "pm_card_visa",
                List.of(lines),
                OrderFlow.ORCHESTRATED,
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(30));
    }

    private static OrderLine line(int quantity, long price, String currency) {
        return new OrderLine("book", quantity, new Money(price, currency));
    }
}
