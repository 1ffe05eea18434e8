package tidings.demo;

import tidings.embedded.Component;
import tidings.embedded.EmbeddedSystem;
import tidings.embedded.SystemOptions;

/** What a user reads when the system is up. */
final class Welcome {

    private Welcome() {}

    static String to(EmbeddedSystem system, double seconds) {
        return """

                Tidings is up after %.1f s. Ctrl-C stops it.

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

                Watch what happens, as it happens:

                  curl -N %s/events

                Webhooks may be on this machine here (POST %s/subscriptions);
                elsewhere only public addresses are called. Topic for subscribers: %s.
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
