package tidings.system.ledger;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import tidings.embedded.EmbeddedSystem;
import tidings.embedded.Part;

/** What the databases of the services say. */
final class Books {

    private final EmbeddedSystem system;

    Books(EmbeddedSystem system) {
        this.system = system;
    }

    /** Each order, and its status. */
    Map<String, String> orders() {
        return ask(Part.ORDER_SERVICE, "select id, status from orders");
    }

    /** What is still under way, by what it is. */
    Map<String, Integer> underWay() {
        Map<String, Integer> all = new HashMap<>();
        for (Part service : Part.services()) {
            count(all, service, "outbox");
        }
        count(all, Part.PAYMENT_SERVICE, "payment where status in ('REQUESTED', 'CANCELLING', 'REFUNDING')");
        count(all, Part.NOTIFICATION_SERVICE, "notification where status <> 'SENT'");
        return all;
    }

    private void count(Map<String, Integer> counts, Part service, String what) {
        int rows = Integer.parseInt(
                ask(service, "select 'rows', count(*) from " + what).get("rows"));
        if (rows > 0) {
            counts.put(service.database() + "." + what, rows);
        }
    }

    private Map<String, String> ask(Part service, String sql) {
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
