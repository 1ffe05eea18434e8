package tidings.payments.domain;

/**
 * An amount of money.
 *
 * @param amount in minor units of the currency
 * @param currency ISO 4217 code
 */
public record PaymentAmount(long amount, String currency) {}
