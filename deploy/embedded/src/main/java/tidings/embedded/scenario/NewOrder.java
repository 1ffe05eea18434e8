package tidings.embedded.scenario;

import java.util.UUID;

/**
 * What a customer sends to have two teapots.
 *
 * @param patience for how many seconds the customer would wait for the outcome; 0 for not at all
 * @param correlationId what the customer calls the flow
 */
record NewOrder(String flow, String paymentMethod, int patience, String correlationId) {

    static final String ORCHESTRATED = "orchestrated";
    static final String CHOREOGRAPHED = "choreographed";
    static final String GOOD_CARD = "pm_card_visa";
    /** The gateway takes three seconds to charge it. */
    static final String SLOW_CARD = "pm_card_slow";

    static final String EMPTY_CARD = "pm_card_chargeDeclinedInsufficientFunds";

    static NewOrder orchestrated(String paymentMethod) {
        return of(ORCHESTRATED, paymentMethod);
    }

    static NewOrder choreographed(String paymentMethod) {
        return of(CHOREOGRAPHED, paymentMethod);
    }

    static NewOrder of(String flow, String paymentMethod) {
        return new NewOrder(flow, paymentMethod, 0, "scenario-" + UUID.randomUUID());
    }

    NewOrder waiting(int seconds) {
        return new NewOrder(flow, paymentMethod, seconds, correlationId);
    }

    String body() {
        return """
                {"customerId": "5f0c1d2e-0000-4000-8000-000000000001", "flow": "%s", "paymentMethod": "%s",
                 "lines": [{"sku": "teapot", "quantity": 2, "unitPrice": {"amount": 1999, "currency": "EUR"}}]}""".formatted(flow, paymentMethod);
    }
}
