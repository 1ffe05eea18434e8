package tidings.orders.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tidings.orders.domain.OrderScenario.given;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tidings.orders.domain.OrderEvent.Acknowledged;
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
    private static final Instant ACKNOWLEDGE_BY = Instant.EPOCH.plusSeconds(10);
    private static final Confirmed CONFIRMED = new Confirmed(ORDER, ACKNOWLEDGE_BY);
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
        given(PLACED).when(order -> order.confirm(ACKNOWLEDGE_BY)).then(CONFIRMED);
    }

    @Test
    void an_order_whose_payment_was_declined_is_rejected() {
        given(PLACED).when(order -> order.reject("card_declined")).then(REJECTED);
    }

    @Test
    void a_second_payment_changes_nothing() {
        given(PLACED, CONFIRMED).when(order -> order.confirm(ACKNOWLEDGE_BY)).thenNothingHappens();
    }

    @Test
    void an_order_is_settled_once() {
        given(PLACED, CONFIRMED).when(order -> order.reject("too late")).thenNothingHappens();
        given(PLACED, REJECTED).when(order -> order.confirm(ACKNOWLEDGE_BY)).thenNothingHappens();
    }

    @Test
    void a_rejected_order_has_a_reason() {
        assertThat(REJECTED.applyTo(PLACED.order()).reason()).isEqualTo("card_declined");
    }

    @Test
    void an_order_without_payment_in_time_expires() {
        given(PLACED).when(Order::expire).then(EXPIRED);
        given(PLACED, CONFIRMED).when(Order::expire).thenNothingHappens();
    }

    @Test
    void a_late_payment_is_recorded_once_and_refunded() {
        given(PLACED, EXPIRED).when(order -> order.confirm(ACKNOWLEDGE_BY)).then(PAID_TOO_LATE);
        given(PLACED, EXPIRED, PAID_TOO_LATE)
                .when(order -> order.confirm(ACKNOWLEDGE_BY))
                .thenNothingHappens();
        given(PLACED, EXPIRED, PAID_TOO_LATE).when(Order::refunded).then(new Refunded(ORDER));
        given(PLACED, EXPIRED, PAID_TOO_LATE, new Refunded(ORDER))
                .when(Order::refunded)
                .thenNothingHappens();
    }

    @Test
    void a_refund_completes_a_cancellation() {
        given(PLACED).when(Order::cancel).then(CANCELLING);
        given(PLACED, CONFIRMED).when(Order::cancel).then(CANCELLING);
        given(PLACED, CANCELLING).when(Order::refunded).then(new Cancelled(ORDER));
    }

    @Test
    void only_the_refund_changes_an_order_during_its_cancellation() {
        given(PLACED, CANCELLING).when(order -> order.confirm(ACKNOWLEDGE_BY)).thenNothingHappens();
        given(PLACED, CANCELLING).when(order -> order.reject("card_declined")).thenNothingHappens();
        given(PLACED, CANCELLING).when(Order::expire).thenNothingHappens();
        given(PLACED, CANCELLING).when(Order::cancel).thenNothingHappens();
    }

    @Test
    void a_rejected_or_expired_order_is_not_cancellable() {
        assertThatThrownBy(() -> given(PLACED, EXPIRED).when(Order::cancel)).isInstanceOf(OrderNotCancellable.class);
        assertThatThrownBy(() -> given(PLACED, REJECTED).when(Order::cancel)).isInstanceOf(OrderNotCancellable.class);
    }

    @Test
    void the_first_answer_of_each_subscriber_counts() {
        Acknowledgement invoice = answer("payment-service", "invoice INV-000042");
        Acknowledgement another = answer("payment-service", "invoice INV-000043");
        Acknowledgement email = answer("notification-service", "sent by email");

        given(PLACED, CONFIRMED).when(order -> order.acknowledge(invoice)).then(new Acknowledged(ORDER, invoice));
        given(PLACED, CONFIRMED, new Acknowledged(ORDER, invoice))
                .when(order -> order.acknowledge(another))
                .thenNothingHappens();
        given(PLACED, CONFIRMED, new Acknowledged(ORDER, invoice))
                .when(order -> order.acknowledge(email))
                .then(new Acknowledged(ORDER, email));
    }

    @Test
    void an_order_keeps_the_answers_of_twenty_subscribers() {
        Acknowledged[] answers = IntStream.rangeClosed(1, Order.MAX_ACKNOWLEDGEMENTS)
                .mapToObj(n -> new Acknowledged(ORDER, answer("subscriber " + n, "seen")))
                .toArray(Acknowledged[]::new);
        OrderEvent.Update[] events =
                Stream.concat(Stream.of(CONFIRMED), Stream.of(answers)).toArray(OrderEvent.Update[]::new);

        given(PLACED, events)
                .when(order -> order.acknowledge(answer("one more", "seen")))
                .thenNothingHappens();
    }

    @Test
    void a_late_answer_is_recorded_as_late() {
        Acknowledgement inTime = new Acknowledgement("payment-service", "invoice", ACKNOWLEDGE_BY);
        Acknowledgement late = new Acknowledgement("notification-service", "email", ACKNOWLEDGE_BY.plusMillis(1));

        given(PLACED, CONFIRMED).when(order -> order.acknowledge(late)).then(new Acknowledged(ORDER, late));
        Order order = CONFIRMED.applyTo(PLACED.order());
        assertThat(order.isLate(inTime)).isFalse();
        assertThat(order.isLate(late)).isTrue();
    }

    @Test
    void a_cancellation_keeps_the_answers_and_accepts_further_ones() {
        Acknowledgement invoice = answer("payment-service", "invoice INV-000042");
        Acknowledgement email = answer("notification-service", "sent by email");

        given(PLACED, CONFIRMED, new Acknowledged(ORDER, invoice), CANCELLING)
                .when(order -> order.acknowledge(invoice))
                .thenNothingHappens();
        given(PLACED, CONFIRMED, CANCELLING)
                .when(order -> order.acknowledge(email))
                .then(new Acknowledged(ORDER, email));
    }

    @Test
    void an_order_without_a_deadline_for_answers_accepts_none() {
        Acknowledgement invoice = answer("payment-service", "invoice INV-000042");

        assertThatThrownBy(() -> given(PLACED).when(order -> order.acknowledge(invoice)))
                .isInstanceOf(AcknowledgementNotRequested.class);
        assertThatThrownBy(() -> given(PLACED, new Confirmed(ORDER, null)).when(order -> order.acknowledge(invoice)))
                .isInstanceOf(AcknowledgementNotRequested.class);
    }

    private static Placed place(OrderLine... lines) {
        return Order.place(
                ORDER,
                new CustomerId(UUID.randomUUID()),
                "pm_card_visa",
                OrderLines.of(List.of(lines)),
                OrderFlow.ORCHESTRATED,
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(30));
    }

    private static Acknowledgement answer(String subscriber, String answer) {
        return new Acknowledgement(subscriber, answer, Instant.EPOCH);
    }

    private static OrderLine line(int quantity, long price, String currency) {
        return new OrderLine("book", quantity, new Money(price, currency));
    }
}
