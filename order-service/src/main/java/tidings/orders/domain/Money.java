package tidings.orders.domain;

/**
 * A sum of money. Adding and multiplying never wrap around: what does not fit fails with {@link ArithmeticException}.
 *
 * @param amount in minor units of the currency: 1999 is 19.99 EUR
 * @param currency ISO 4217 code
 */
public record Money(long amount, String currency) {

    public Money times(int quantity) {
        return new Money(Math.multiplyExact(amount, quantity), currency);
    }

    /** Both have to be of the same currency. */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
        }
        return new Money(Math.addExact(amount, other.amount), currency);
    }
}
