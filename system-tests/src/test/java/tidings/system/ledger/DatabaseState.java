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

/** What the databases of the services say. */
final class DatabaseState {

    private final EmbeddedSystem system;

    DatabaseState(EmbeddedSystem system) {
        this.system = system;
    }

    /** Each order, and its status. */
    Map<String, String> orders() {
        return ask(Component.ORDER_SERVICE, "select id, status from orders");
    }

    /** What is still under way, by what it is. */
    Map<String, Integer> underWay() {
        Map<String, Integer> all = new HashMap<>();
        for (Component service : Component.services()) {
            count(all, service, "outbox");
        }
        count(all, Component.PAYMENT_SERVICE, "payment where status in ('REQUESTED', 'CANCELLING', 'REFUNDING')");
        count(all, Component.NOTIFICATION_SERVICE, "notification where status <> 'SENT'");
        return all;
    }

    private void count(Map<String, Integer> counts, Component service, String what) {
        int rows = Integer.parseInt(
                ask(service, "select 'rows', count(*) from " + what).get("rows"));
        if (rows > 0) {
            counts.put(service.database() + "." + what, rows);
        }
    }

    private Map<String, String> ask(Component service, String sql) {
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
