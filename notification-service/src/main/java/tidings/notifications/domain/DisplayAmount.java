package tidings.notifications.domain;

import java.math.BigDecimal;
import java.util.Currency;

/** An amount of money, formatted for customers. */
public record DisplayAmount(BigDecimal amount, Currency currency) {

    /**
     * Fails with {@link IllegalArgumentException} if there is no such currency.
     *
     * @param minorUnits 1999 is 19.99 EUR
     * @param code ISO 4217
     */
    public static DisplayAmount ofMinor(long minorUnits, String code) {
        Currency currency = Currency.getInstance(code);
        return new DisplayAmount(
                BigDecimal.valueOf(minorUnits, Math.max(0, currency.getDefaultFractionDigits())), currency);
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency.getCurrencyCode();
    }
}
