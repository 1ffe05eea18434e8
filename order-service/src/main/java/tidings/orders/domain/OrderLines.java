package tidings.orders.domain;

import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The lines of an order and their total.
 *
 * @param all in the order of the request
 * @param total the sum of all lines
 */
public record OrderLines(List<OrderLine> all, Money total) {

    /** In minor units: the limit of the payment provider for one payment. */
    public static final long MAX_TOTAL = 99_999_999;

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    /** Fails with {@link InvalidOrder} if there is no line, no single ISO 4217 currency, or a total above {@link #MAX_TOTAL}. */
    public static OrderLines of(List<OrderLine> lines) {
        return new OrderLines(List.copyOf(lines), total(lines));
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
            if (sum.amount() <= MAX_TOTAL) {
                return sum;
            }
        } catch (ArithmeticException overflow) {
            // A total that overflows a long is above the limit, too.
        }
        throw new InvalidOrder("total", "must not be more than " + MAX_TOTAL);
    }
}
