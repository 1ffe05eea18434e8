package tidings.system.ledger;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import tidings.embedded.Component;
import tidings.embedded.EmbeddedSystem;

/** The state of orders and pending work in the services' databases. */
final class DatabaseState {

    private final EmbeddedSystem system;

    DatabaseState(EmbeddedSystem system) {
        this.system = system;
    }

    /** Returns the status of each order. */
    Map<String, String> orders() {
        return query(Component.ORDER_SERVICE, "select id, status from orders");
    }

    /** Returns the number of unfinished rows per kind. */
    Map<String, Integer> unfinished() {
        Map<String, Integer> all = new HashMap<>();
        for (Component service : Component.services()) {
            count(all, service, "outbox");
        }
        count(all, Component.PAYMENT_SERVICE, "payment where status in ('REQUESTED', 'CANCELLING', 'REFUNDING')");
        count(all, Component.NOTIFICATION_SERVICE, "notification where status <> 'SENT'");
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
