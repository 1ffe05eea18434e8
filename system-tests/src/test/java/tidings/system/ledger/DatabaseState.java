package tidings.system.ledger;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import tidings.embedded.Component;
import tidings.embedded.EmbeddedSystem;

/** What the services' databases say. */
final class DatabaseState {

    private final EmbeddedSystem system;

    DatabaseState(EmbeddedSystem system) {
        this.system = system;
    }

    /** Reads all of it; the journal since {@code opened}, by clocks that may be a minute slow. */
    Books.Databases read(Instant opened) {
        // First, so that what the other tables say is not older.
        Map<String, Integer> unfinished = unfinished();
        return new Books.Databases(
                query(Component.ORDER_SERVICE, "select id, status from orders"),
                query(Component.PAYMENT_SERVICE, "select order_id, number from invoice")
                        .keySet(),
                query(Component.NOTIFICATION_SERVICE, """
                        select topic || ' ' || source || ' ' || id, type from journal where published_at >= '%s'""".formatted(opened.minusSeconds(120)))
                        .keySet(),
                unfinished);
    }

    /** Returns the number of unfinished rows per kind. */
    private Map<String, Integer> unfinished() {
        Map<String, Integer> all = new HashMap<>();
        for (Component service : Component.services()) {
            count(all, service, "outbox");
        }
        count(all, Component.PAYMENT_SERVICE, "payment where status in ('REQUESTED', 'CANCELLING', 'REFUNDING')");
        count(all, Component.NOTIFICATION_SERVICE, "notification where status <> 'SENT'");
        count(all, Component.NOTIFICATION_SERVICE, "acknowledgement");
        count(all, Component.NOTIFICATION_SERVICE, "delivery");
        return all;
    }

    private void count(Map<String, Integer> counts, Component service, String rows) {
        int count = Integer.parseInt(
                query(service, "select 'count', count(*) from " + rows).get("count"));
        if (count > 0) {
            counts.put(service.database() + "." + rows, count);
        }
    }

    private Map<String, String> query(Component service, String sql) {
        try (Connection connection = DriverManager.getConnection(system.jdbcUrl(service), service.database(), "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            Map<String, String> found = new HashMap<>();
            while (rows.next()) {
                found.put(rows.getString(1), rows.getString(2));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
