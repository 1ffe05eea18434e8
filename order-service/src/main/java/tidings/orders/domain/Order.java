package tidings.orders.domain;

import static tidings.orders.domain.OrderStatus.CANCELLING;
import static tidings.orders.domain.OrderStatus.EXPIRED;
import static tidings.orders.domain.OrderStatus.PLACED;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An order, from placement to settlement. Methods decide and change nothing: they return the events.
 *
 * @param paymentMethod the token of the payment provider
 * @param payBy the deadline of the payment
 * @param reason why the order was not confirmed, or is not cancelled yet: a stable code
 * @param acknowledgeBy the deadline of the acknowledgements; null if the order requests none
 * @param acknowledgements one per subscriber, the oldest first, at most {@link #MAX_ACKNOWLEDGEMENTS}
 */
public record Order(
        OrderId id,
        CustomerId customer,
        String paymentMethod,
        OrderLines lines,
        Instant placedAt,
        OrderFlow flow,
        Instant payBy,
        OrderStatus status,
        @Nullable String reason,
        @Nullable Instant acknowledgeBy,
        List<Acknowledgement> acknowledgements) {

    /** The reason of an expired order. */
    public static final String NO_PAYMENT_IN_TIME = "no_payment_in_time";
    /** The reason of an expired order whose late payment is being refunded. */
    public static final String PAID_TOO_LATE = "paid_too_late";
    /** The reason of an expired order whose late payment could not be refunded: an operator returns the money. */
    public static final String PAID_TOO_LATE_AND_REFUND_REFUSED = "paid_too_late_and_refund_refused";

    /** The reason of an order whose cancellation waits for an operator, who returns the money. */
    public static final String REFUND_REFUSED = "refund_refused";

    /** The reason of an expired order whose late payment was refunded. */
    public static final String REFUNDED = "paid_too_late_and_refunded";

    /** The largest number of answers that an order keeps, so that its row is bounded. */
    public static final int MAX_ACKNOWLEDGEMENTS = 20;

    public static OrderEvent.Placed place(
            OrderId id,
            CustomerId customer,
            String paymentMethod,
            OrderLines lines,
            OrderFlow flow,
            Instant now,
            Instant payBy) {
        return new OrderEvent.Placed(
                new Order(id, customer, paymentMethod, lines, now, flow, payBy, PLACED, null, null, List.of()));
    }

    public Money total() {
        return lines.total();
    }

    /**
     * Reacts to a collected payment. The payment of an expired order is recorded and refunded.
     *
     * @param answerBy the deadline of the acknowledgements; null requests none
     */
    public List<OrderEvent.Update> confirm(@Nullable Instant answerBy) {
        if (status == PLACED) {
            return List.of(new OrderEvent.Confirmed(id, answerBy));
        }
        return isExpired(NO_PAYMENT_IN_TIME) ? List.of(new OrderEvent.PaidTooLate(id)) : List.of();
    }

    /** Reacts to a declined payment. */
    public List<OrderEvent.Update> reject(String why) {
        return status == PLACED ? List.of(new OrderEvent.Rejected(id, why)) : List.of();
    }

    /** Reacts to the end of the payment deadline. */
    public List<OrderEvent.Update> expire() {
        return status == PLACED ? List.of(new OrderEvent.Expired(id)) : List.of();
    }

    /** Reacts to a cancellation by the customer. Fails with {@link OrderNotCancellable} after a rejection or an expiry. */
    public List<OrderEvent.Update> cancel() {
        return switch (status) {
            case PLACED, CONFIRMED -> List.of(new OrderEvent.CancellationRequested(id));
            case CANCELLING, CANCELLED -> List.of();
            case REJECTED, EXPIRED -> throw new OrderNotCancellable(id, status);
        };
    }

    /** Reacts to a refund, which also stands for a payment that is never collected. */
    public List<OrderEvent.Update> refunded() {
        if (status == CANCELLING) {
            return List.of(new OrderEvent.Cancelled(id));
        }
        return isExpired(PAID_TOO_LATE) || isExpired(PAID_TOO_LATE_AND_REFUND_REFUSED)
                ? List.of(new OrderEvent.Refunded(id))
                : List.of();
    }

    /** Reacts to a refund that the payment provider refuses for good. The order waits for an operator. */
    public List<OrderEvent.Update> refundRefused() {
        return (status == CANCELLING && reason == null) || isExpired(PAID_TOO_LATE)
                ? List.of(new OrderEvent.RefundRefused(id))
                : List.of();
    }

    /**
     * Reacts to the answer of a subscriber, late or not: the first answer of each of the first subscribers counts.
     *
     * <p>Fails with {@link AcknowledgementNotRequested} if the order requests none.
     */
    public List<OrderEvent.Update> acknowledge(Acknowledgement answer) {
        if (acknowledgeBy == null) {
            throw new AcknowledgementNotRequested(id);
        }
        boolean repeated =
                acknowledgements.stream().anyMatch(known -> known.subscriber().equals(answer.subscriber()));
        return repeated || acknowledgements.size() >= MAX_ACKNOWLEDGEMENTS
                ? List.of()
                : List.of(new OrderEvent.Acknowledged(id, answer));
    }

    /** Returns whether the answer arrived after the deadline. */
    public boolean isLate(Acknowledgement answer) {
        return acknowledgeBy != null && answer.at().isAfter(acknowledgeBy);
    }

    private boolean isExpired(String why) {
        return status == EXPIRED && why.equals(reason);
    }

    Order with(OrderStatus newStatus, @Nullable String why) {
        return with(newStatus, why, acknowledgeBy, acknowledgements);
    }

    Order confirmed(@Nullable Instant answerBy) {
        return with(OrderStatus.CONFIRMED, null, answerBy, acknowledgements);
    }

    Order with(Acknowledgement answer) {
        return with(
                status,
                reason,
                acknowledgeBy,
                Stream.concat(acknowledgements.stream(), Stream.of(answer)).toList());
    }

    private Order with(
            OrderStatus newStatus, @Nullable String why, @Nullable Instant answerBy, List<Acknowledgement> answers) {
        return new Order(id, customer, paymentMethod, lines, placedAt, flow, payBy, newStatus, why, answerBy, answers);
    }
}
