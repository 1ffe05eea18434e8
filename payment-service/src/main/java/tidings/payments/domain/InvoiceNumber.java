package tidings.payments.domain;

import java.util.Locale;

/** The number of an invoice, as customers see it: {@code INV-000042}. */
public record InvoiceNumber(long value) {

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "INV-%06d", value);
    }
}
