package tidings.embedded.client;

import java.util.UUID;

/**
 * What a customer sends to have two teapots.
 *
 * @param patience for how many seconds the customer would wait for the outcome; 0 for not at all
 * @param correlationId what the customer calls the flow
 */
public record NewOrder(UUID customerId, String flow, String paymentMethod, int patience, String correlationId) {

    private static final UUID SOMEBODY = UUID.fromString("5f0c1d2e-0000-4000-8000-000000000001");

    public static final String ORCHESTRATED = "orchestrated";
    public static final String CHOREOGRAPHED = "choreographed";
    public static final String GOOD_CARD = "pm_card_visa";
    /** The gateway takes three seconds to charge it. */
    public static final String SLOW_CARD = "pm_card_slow";

    public static final String EMPTY_CARD = "pm_card_chargeDeclinedInsufficientFunds";

    public static NewOrder orchestrated(String paymentMethod) {
        return of(ORCHESTRATED, paymentMethod);
    }

    public static NewOrder choreographed(String paymentMethod) {
        return of(CHOREOGRAPHED, paymentMethod);
    }

    public static NewOrder of(String flow, String paymentMethod) {
        return new NewOrder(SOMEBODY, flow, paymentMethod, 0, "scenario-" + UUID.randomUUID());
    }

    public NewOrder waiting(int seconds) {
        return new NewOrder(customerId, flow, paymentMethod, seconds, correlationId);
    }

    public NewOrder by(UUID customer) {
        return new NewOrder(customer, flow, paymentMethod, patience, correlationId);
    }

    public String body() {
        return """
                {"customerId": "%s", "flow": "%s", "paymentMethod": "%s",
                 "lines": [{"sku": "teapot", "quantity": 2, "unitPrice": {"amount": 1999, "currency": "EUR"}}]}""".formatted(customerId, flow, paymentMethod);
    }
}
