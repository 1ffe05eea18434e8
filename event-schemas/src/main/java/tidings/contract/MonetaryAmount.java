package tidings.contract;

/**
 * A sum of money.
 *
 * @param amount in minor units of the currency: 1999 is 19.99 EUR
 * @param currency ISO 4217 code
 */
public record MonetaryAmount(long amount, String currency) {}
