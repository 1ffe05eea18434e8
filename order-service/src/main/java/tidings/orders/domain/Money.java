package tidings.orders.domain;

/**
 * A sum of money. Results that do not fit into a {@code long} fail with {@link ArithmeticException}.
 *
 * @param amount in minor units of the currency: 1999 is 19.99 EUR
 * @param currency ISO 4217 code
 */
public record Money(long amount, String currency) {

    public Money times(int quantity) {
        return new Money(Math.multiplyExact(amount, quantity), currency);
    }

    /** Fails with {@link IllegalArgumentException} if the currencies differ. */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
        }
        return new Money(Math.addExact(amount, other.amount), currency);
    }
}
