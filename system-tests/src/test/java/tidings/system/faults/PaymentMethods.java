package tidings.system.faults;

import java.util.List;
import java.util.Random;

/** The payment methods that customers use. */
final class PaymentMethods {

    /** Most of them succeed at once. */
    private static final List<String> USUAL = List.of(
            "pm_card_visa",
            "pm_card_visa",
            "pm_card_visa",
            "pm_card_mastercard",
            "pm_card_chargeDeclined",
            "pm_card_unavailableTwice",
            "pm_card_refundUnavailableTwice",
            "pm_card_slow");

    private volatile List<String> methods = USUAL;

    String next(Random random) {
        List<String> now = methods;
        return now.get(random.nextInt(now.size()));
    }

    /** Makes all customers use one payment method until {@link #useUsual}. */
    void use(String method) {
        methods = List.of(method);
    }

    void useUsual() {
        methods = USUAL;
    }
}
