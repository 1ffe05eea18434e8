package tidings.orders.domain;

import static tidings.orders.domain.OrderStatus.CANCELLING;
import static tidings.orders.domain.OrderStatus.EXPIRED;
import static tidings.orders.domain.OrderStatus.PLACED;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An order, from the moment it is placed until it is settled. Methods decide and change nothing: they return what
 * happens.
 *
 * @param paymentMethod the payment provider's token
 * @param payBy the payment has to be answered by then
 * @param reason why it was not confirmed, a stable code
 */
public record Order(
        OrderId id,
        CustomerId customer,
        String paymentMethod,
        List<OrderLine> lines,
        Money total,
        Instant placedAt,
        OrderFlow flow,
        Instant payBy,
        OrderStatus status,
        @Nullable String reason) {

    /** The reason of an order that expired. */
    public static final String NO_PAYMENT_IN_TIME = "no_payment_in_time";
    /** The reason of an order that expired, and was paid after that. The money is on its way back. */
    public static final String PAID_TOO_LATE = "paid_too_late";
    /** The reason of an order that was paid after it had expired, and whose money was given back. */
    public static final String REFUNDED = "paid_too_late_and_refunded";

    /** In minor units. What the payment provider takes at once. */
    public static final long HIGHEST_TOTAL = 99_999_999;

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    /** Fails with {@link InvalidOrder} where the lines have no total that could be collected. */
    public static OrderEvent.Placed place(
            OrderId id,
            CustomerId customer,
            String paymentMethod,
            List<OrderLine> lines,
            OrderFlow flow,
            Instant now,
            Instant payBy) {
        Money total = total(lines);
        return new OrderEvent.Placed(
                new Order(id, customer, paymentMethod, List.copyOf(lines), total, now, flow, payBy, PLACED, null));
    }

    /** The payment was collected. After the deadline that is too late: it is noted, and refunded. */
    public List<OrderEvent> confirm(@Nullable Instant acknowledgeBy) {
        if (status == PLACED) {
            return List.of(new OrderEvent.Confirmed(id, acknowledgeBy));
        }
        return isExpired(NO_PAYMENT_IN_TIME) ? List.of(new OrderEvent.PaidTooLate(id)) : List.of();
    }

    /** The payment was declined. */
    public List<OrderEvent> reject(String why) {
        return status == PLACED ? List.of(new OrderEvent.Rejected(id, why)) : List.of();
    }

    /** The payment was not answered in time. */
    public List<OrderEvent> expire() {
        return status == PLACED ? List.of(new OrderEvent.Expired(id)) : List.of();
    }

    /** The customer wants it no more. Fails with {@link OrderNotCancellable} where it ended another way. */
    public List<OrderEvent> cancel() {
        return switch (status) {
            case PLACED, CONFIRMED -> List.of(new OrderEvent.CancellationRequested(id));
            case CANCELLING, CANCELLED -> List.of();
            case REJECTED, EXPIRED -> throw new OrderNotCancellable(id, status);
        };
    }

    /** It costs nothing, and never will: nothing was collected, or all of it was given back. */
    public List<OrderEvent> refunded() {
        if (status == CANCELLING) {
            return List.of(new OrderEvent.Cancelled(id));
        }
        return isExpired(PAID_TOO_LATE) ? List.of(new OrderEvent.Refunded(id)) : List.of();
    }

    private boolean isExpired(String why) {
        return status == EXPIRED && why.equals(reason);
    }

    public Order with(OrderStatus newStatus, @Nullable String why) {
        return new Order(id, customer, paymentMethod, lines, total, placedAt, flow, payBy, newStatus, why);
    }

    private static Money total(List<OrderLine> lines) {
        if (lines.isEmpty()) {
            throw new InvalidOrder("lines", "must not be empty");
        }
        String currency = lines.get(0).unitPrice().currency();
        if (!CURRENCIES.contains(currency)) {
            throw new InvalidOrder("lines[0].unitPrice.currency", "must be an ISO 4217 code");
        }
        Money total = new Money(0, currency);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).unitPrice().currency().equals(currency)) {
                throw new InvalidOrder(
                        "lines[" + i + "].unitPrice.currency", "must be " + currency + " as in the first line");
            }
            total = sum(total, lines.get(i));
        }
        return total;
    }

    private static Money sum(Money total, OrderLine line) {
        try {
            Money sum = total.plus(line.price());
            if (sum.amount() <= HIGHEST_TOTAL) {
                return sum;
            }
        } catch (ArithmeticException overflow) {
            // Too much for a long is too much for a payment.
        }
        throw new InvalidOrder("total", "must not be more than " + HIGHEST_TOTAL);
    }
}
