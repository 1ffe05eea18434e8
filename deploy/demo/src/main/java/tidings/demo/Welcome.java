package tidings.demo;

import tidings.embedded.Component;
import tidings.embedded.EmbeddedSystem;
import tidings.embedded.SystemOptions;

/** The text about a system that is ready: its addresses, and commands to copy. With the markup of picocli. */
final class Welcome {

    private Welcome() {}

    static String addresses(EmbeddedSystem system) {
        return """
                  order-service         %s
                  payment-service       %s
                  notification-service  %s
                  Kafka                 %s
                  PostgreSQL            %s   (users orders, payments, notifications; no password)
                  data and logs         %s
                """.formatted(
                        place(system, Component.ORDER_SERVICE),
                        place(system, Component.PAYMENT_SERVICE),
                        place(system, Component.NOTIFICATION_SERVICE),
                        system.bootstrapServers(),
                        system.jdbcUrl(Component.ORDER_SERVICE),
                        system.data());
    }

    static String to(EmbeddedSystem system) {
        return addresses(system)
                + """

                Where to look first, from another terminal:

                @|bold Place an order|@ and wait for its outcome:

                  curl -s %1$s/orders -H 'Content-Type: application/json' -H 'Prefer: wait=30' -H 'X-Correlation-Id: my-first-order' -d '
                    {"customerId": "5f0c1d2e-0000-4000-8000-000000000001", "paymentMethod": "pm_card_visa",
                     "lines": [{"sku": "teapot", "quantity": 1, "unitPrice": {"amount": 1999, "currency": "EUR"}}]}'

                @|bold See what happened|@ as a sequence diagram (Mermaid), and watch events as they happen:

                  curl -s -H 'Accept: text/vnd.mermaid' %2$s/flows/my-first-order
                  curl -N %2$s/events

                @|bold Read the records|@ with their headers, those of one topic or all (kcat is a tool of its own):

                  kcat -b %3$s -C -e -t payments.commands.v1 -f '\\n%%t, key %%k\\n%%h\\n%%s\\n'
                  kcat -b %3$s -X auto.offset.reset=earliest -f '\\n%%t, key %%k\\n%%h\\n%%s\\n' -G a-look '^(orders|payments|notifications)'

                Next: README.md, "Try". `./demo --scenario` explains every style, message by message; `./demo --help` lists the rest.
                The demo may call webhooks on this machine (POST %2$s/subscriptions);
                elsewhere only public addresses are allowed. Topic for subscribers: %4$s.
                """.formatted(
                                system.url(Component.ORDER_SERVICE),
                                system.url(Component.NOTIFICATION_SERVICE),
                                system.bootstrapServers(),
                                SystemOptions.SUBSCRIBERS_TOPIC);
    }

    private static String place(EmbeddedSystem system, Component service) {
        return system.services().contains(service)
                ? system.url(service).toString()
                : "not started; in dev mode: ./mvnw quarkus:dev -pl " + service + " -am";
    }
}
