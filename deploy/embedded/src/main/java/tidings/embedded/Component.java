package tidings.embedded;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A component of the system. Each component runs in its own process. */
public enum Component {
    DATABASE(0, 5433, "database", ""),
    BROKER(1, 9092, "broker", ""),
    ORDER_SERVICE(2, 8080, "order", "orders"),
    PAYMENT_SERVICE(2, 8081, "payment", "payments"),
    NOTIFICATION_SERVICE(2, 8082, "notification", "notifications");

    private final int startOrder;
    private final int defaultPort;
    private final String shortName;
    private final String database;

    Component(int startOrder, int defaultPort, String shortName, String database) {
        this.startOrder = startOrder;
        this.defaultPort = defaultPort;
        this.shortName = shortName;
        this.database = database;
    }

    /** Returns the three services of this project. */
    public static List<Component> services() {
        return Arrays.stream(values()).filter(Component::isService).toList();
    }

    boolean isService() {
        return !database.isEmpty();
    }

    /** Returns the name of its module, for instance {@code order-service}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the command line option that sets its port. */
    String portOption() {
        return "--" + shortName + "-port";
    }

    int defaultPort() {
        return defaultPort;
    }

    /** Returns the name of the service's own database, which is also the name of its role. */
    public String database() {
        if (!isService()) {
            throw new IllegalArgumentException("the " + label() + " has no database of its own");
        }
        return database;
    }

    /** Returns the position in the start order: components with a higher number start later and stop earlier. */
    int startOrder() {
        return startOrder;
    }

    @Override
    public String toString() {
        return label();
    }
}
