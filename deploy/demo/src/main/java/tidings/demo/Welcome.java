package tidings.demo;

import tidings.embedded.Component;
import tidings.embedded.EmbeddedSystem;
import tidings.embedded.SystemOptions;

/** The text that the demo prints when the system is ready. */
final class Welcome {

    private Welcome() {}

    static String to(EmbeddedSystem system, double seconds) {
        return """

                Tidings is ready after %.1f s. Ctrl-C stops it.

                  order-service         %s
                  payment-service       %s
                  notification-service  %s
                  Kafka                 %s
                  PostgreSQL            %s   (users orders, payments, notifications; no password)
                  data and logs         %s

                Place an order:

                  curl -i %s/orders -H 'Content-Type: application/json' -d '
                    {"customerId": "5f0c1d2e-0000-4000-8000-000000000001", "paymentMethod": "pm_card_visa",
                     "lines": [{"sku": "teapot", "quantity": 1, "unitPrice": {"amount": 1999, "currency": "EUR"}}]}'

                Watch the events:

                  curl -N %s/events

                The demo may call webhooks on this machine (POST %s/subscriptions);
                elsewhere only public addresses are allowed. Topic for subscribers: %s.
                """.formatted(
                        seconds,
                        system.url(Component.ORDER_SERVICE),
                        system.url(Component.PAYMENT_SERVICE),
                        system.url(Component.NOTIFICATION_SERVICE),
                        system.bootstrapServers(),
                        system.jdbcUrl(Component.ORDER_SERVICE),
                        system.data(),
                        system.url(Component.ORDER_SERVICE),
                        system.url(Component.NOTIFICATION_SERVICE),
                        system.url(Component.NOTIFICATION_SERVICE),
                        SystemOptions.SUBSCRIBERS_TOPIC);
    }
}
