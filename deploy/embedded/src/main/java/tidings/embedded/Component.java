package tidings.embedded;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A part of the system; each runs in a process of its own. */
public enum Component {
    DATABASE(0, 5433, "database", ""),
    BROKER(1, 9092, "broker", ""),
    ORDER_SERVICE(2, 8080, "order", "orders"),
    PAYMENT_SERVICE(2, 8081, "payment", "payments"),
    NOTIFICATION_SERVICE(2, 8082, "notification", "notifications");

    private final int stage;
    private final int defaultPort;
    private final String shortName;
    private final String database;

    Component(int stage, int defaultPort, String shortName, String database) {
        this.stage = stage;
        this.defaultPort = defaultPort;
        this.shortName = shortName;
        this.database = database;
    }

    /** The three that are ours. */
    public static List<Component> services() {
        return Arrays.stream(values()).filter(Component::isService).toList();
    }

    public boolean isService() {
        return !database.isEmpty();
    }

    /** As its module is called: {@code order-service}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The command line option that gives it another port. */
    public String portOption() {
        return "--" + shortName + "-port";
    }

    public int defaultPort() {
        return defaultPort;
    }

    /** The database, and the role, that a service has for itself. */
    public String database() {
        if (!isService()) {
            throw new IllegalArgumentException("the " + label() + " has no database of its own");
        }
        return database;
    }

    /** What is needed by higher stages, so what starts before and stops after them. */
    public int stage() {
        return stage;
    }

    @Override
    public String toString() {
        return label();
    }
}
