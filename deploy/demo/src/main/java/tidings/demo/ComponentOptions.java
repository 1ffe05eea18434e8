package tidings.demo;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import tidings.embedded.Component;
import tidings.embedded.SystemOptions;

/** The options of the components: their ports, and the services that do not start. */
final class ComponentOptions {

    @Option(
            names = "--order-port",
            paramLabel = "PORT",
            description = "The port of order-service. Default: 8080; 0 takes any free port.")
    private @Nullable Integer order;

    @Option(names = "--payment-port", paramLabel = "PORT", description = "The port of payment-service. Default: 8081.")
    private @Nullable Integer payment;

    @Option(
            names = "--notification-port",
            paramLabel = "PORT",
            description = "The port of notification-service. Default: 8082.")
    private @Nullable Integer notification;

    @Option(names = "--broker-port", paramLabel = "PORT", description = "The port of Kafka. Default: 9092.")
    private @Nullable Integer broker;

    @Option(names = "--database-port", paramLabel = "PORT", description = "The port of PostgreSQL. Default: 5433.")
    private @Nullable Integer database;

    @Option(
            names = "--without",
            paramLabel = "SERVICE",
            converter = ServiceName.class,
            description = "Do not start this service: it runs in dev mode, for instance. Repeatable.")
    private Set<Component> without = EnumSet.noneOf(Component.class);

    /** The name of a service, for instance {@code order-service}. */
    static final class ServiceName implements ITypeConverter<Component> {

        @Override
        public Component convert(String name) {
            return Component.services().stream()
                    .filter(service -> service.label().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + name + "' is none of the services " + Component.services()));
        }
    }

    boolean leaveServicesOut() {
        return !without.isEmpty();
    }

    /** Changes only what is given. */
    SystemOptions applyTo(SystemOptions options) {
        Map<Component, @Nullable Integer> given = new EnumMap<>(Component.class);
        given.put(Component.ORDER_SERVICE, order);
        given.put(Component.PAYMENT_SERVICE, payment);
        given.put(Component.NOTIFICATION_SERVICE, notification);
        given.put(Component.BROKER, broker);
        given.put(Component.DATABASE, database);
        SystemOptions changed = options;
        for (Map.Entry<Component, @Nullable Integer> port : given.entrySet()) {
            Integer number = port.getValue();
            changed = number == null ? changed : changed.withPort(port.getKey(), number);
        }
        for (Component service : without) {
            changed = changed.without(service);
        }
        return changed;
    }
}
