package tidings.orders.domain;

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
 * @param reason why it was not confirmed, a stable code
 */
public record Order(
        OrderId id,
        CustomerId customer,
        String paymentMethod,
        List<OrderLine> lines,
        Money total,
        Instant placedAt,
        OrderStatus status,
        @Nullable String reason) {

    /** In minor units. What the payment provider takes at once. */
    public static final long HIGHEST_TOTAL = 99_999_999;

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    /** Fails with {@link OrderRefused} where the lines have no total that could be collected. */
    public static OrderEvent.Placed place(
            OrderId id, CustomerId customer, String paymentMethod, List<OrderLine> lines, Instant now) {
        Money total = total(lines);
        return new OrderEvent.Placed(
                new Order(id, customer, paymentMethod, List.copyOf(lines), total, now, PLACED, null));
    }

    /** The payment was collected. */
    public List<OrderEvent> confirm() {
        return status == PLACED ? List.of(new OrderEvent.Confirmed(id)) : List.of();
    }

    /** The payment was declined. */
    public List<OrderEvent> reject(String why) {
        return status == PLACED ? List.of(new OrderEvent.Rejected(id, why)) : List.of();
    }

    Order with(OrderStatus newStatus, @Nullable String why) {
        return new Order(id, customer, paymentMethod, lines, total, placedAt, newStatus, why);
    }

    private static Money total(List<OrderLine> lines) {
        if (lines.isEmpty()) {
            throw new OrderRefused("lines", "must not be empty");
        }
        String currency = lines.get(0).unitPrice().currency();
        if (!CURRENCIES.contains(currency)) {
            throw new OrderRefused("lines[0].unitPrice.currency", "must be an ISO 4217 code");
        }
        Money total = new Money(0, currency);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).unitPrice().currency().equals(currency)) {
                throw new OrderRefused(
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
        throw new OrderRefused("total", "must not be more than " + HIGHEST_TOTAL);
    }
}
