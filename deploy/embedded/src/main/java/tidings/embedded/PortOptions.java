package tidings.embedded;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where the parts listen. */
final class PortOptions {

    @Option(
            names = "--order-port",
            paramLabel = "PORT",
            description = "The order-service's. Default: 8080; 0 takes any free one.")
    private @Nullable Integer order;

    @Option(names = "--payment-port", paramLabel = "PORT", description = "The payment-service's. Default: 8081.")
    private @Nullable Integer payment;

    @Option(
            names = "--notification-port",
            paramLabel = "PORT",
            description = "The notification-service's. Default: 8082.")
    private @Nullable Integer notification;

    @Option(names = "--broker-port", paramLabel = "PORT", description = "Kafka's. Default: 9092.")
    private @Nullable Integer broker;

    @Option(names = "--database-port", paramLabel = "PORT", description = "PostgreSQL's. Default: 5433.")
    private @Nullable Integer database;

    /** Only what was given changes. */
    SystemOptions applyTo(SystemOptions options) {
        Map<Part, @Nullable Integer> given = new EnumMap<>(Part.class);
        given.put(Part.ORDER_SERVICE, order);
        given.put(Part.PAYMENT_SERVICE, payment);
        given.put(Part.NOTIFICATION_SERVICE, notification);
        given.put(Part.BROKER, broker);
        given.put(Part.DATABASE, database);
        SystemOptions changed = options;
        for (Map.Entry<Part, @Nullable Integer> port : given.entrySet()) {
            Integer number = port.getValue();
            changed = number == null ? changed : changed.withPort(port.getKey(), number);
        }
        return changed;
    }
}
