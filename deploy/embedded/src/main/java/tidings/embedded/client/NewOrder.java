package tidings.embedded.client;

import java.util.UUID;

/**
 * A customer's request for two teapots.
 *
 * @param waitSeconds the preference {@code wait} (RFC 7240); 0 means none
 */
public record NewOrder(UUID customerId, String flow, String paymentMethod, int waitSeconds, String correlationId) {

    private static final UUID DEFAULT_CUSTOMER = UUID.fromString("5f0c1d2e-0000-4000-8000-000000000001");

    public static final String ORCHESTRATED = "orchestrated";
    public static final String CHOREOGRAPHED = "choreographed";
    public static final String GOOD_CARD = "pm_card_visa";
    /** The gateway takes three seconds to charge it. */
    public static final String SLOW_CARD = "pm_card_slow";

    public static final String DECLINED_CARD = "pm_card_chargeDeclinedInsufficientFunds";

    public static NewOrder orchestrated(String paymentMethod) {
        return of(ORCHESTRATED, paymentMethod);
    }

    public static NewOrder choreographed(String paymentMethod) {
        return of(CHOREOGRAPHED, paymentMethod);
    }

    public static NewOrder of(String flow, String paymentMethod) {
        return new NewOrder(DEFAULT_CUSTOMER, flow, paymentMethod, 0, UUID.randomUUID() + "-demo");
    }

    public NewOrder withWait(int seconds) {
        return new NewOrder(customerId, flow, paymentMethod, seconds, correlationId);
    }

    public NewOrder withCustomer(UUID customer) {
        return new NewOrder(customer, flow, paymentMethod, waitSeconds, correlationId);
    }

    public String body() {
        return """
                {"customerId": "%s", "flow": "%s", "paymentMethod": "%s",
                 "lines": [{"sku": "teapot", "quantity": 2, "unitPrice": {"amount": 1999, "currency": "EUR"}}]}""".formatted(customerId, flow, paymentMethod);
    }
}
