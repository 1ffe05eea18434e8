package tidings.embedded;

import picocli.CommandLine.Option;

/** The options that say where the parts listen. */
final class PortOptions {

    @Option(
            names = "--order-port",
            paramLabel = "PORT",
            description = "The order-service's. Default: 8080; 0 takes any free one.")
    private int order = Part.ORDER_SERVICE.defaultPort();

    @Option(names = "--payment-port", paramLabel = "PORT", description = "The payment-service's. Default: 8081.")
    private int payment = Part.PAYMENT_SERVICE.defaultPort();

    @Option(
            names = "--notification-port",
            paramLabel = "PORT",
            description = "The notification-service's. Default: 8082.")
    private int notification = Part.NOTIFICATION_SERVICE.defaultPort();

    @Option(names = "--broker-port", paramLabel = "PORT", description = "Kafka's. Default: 9092.")
    private int broker = Part.BROKER.defaultPort();

    @Option(names = "--database-port", paramLabel = "PORT", description = "PostgreSQL's. Default: 5433.")
    private int database = Part.DATABASE.defaultPort();

    SystemOptions applyTo(SystemOptions options) {
        return options.withPort(Part.ORDER_SERVICE, order)
                .withPort(Part.PAYMENT_SERVICE, payment)
                .withPort(Part.NOTIFICATION_SERVICE, notification)
                .withPort(Part.BROKER, broker)
                .withPort(Part.DATABASE, database);
    }
}
