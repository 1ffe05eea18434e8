package tidings.demo.load.measure;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import tidings.embedded.Component;
import tidings.embedded.EmbeddedSystem;

/** Counts the messages in the services' outboxes. */
public final class OutboxProbe {

    private final EmbeddedSystem system;

    public OutboxProbe(EmbeddedSystem system) {
        this.system = system;
    }

    /** Returns the counts, for instance {@code orders 0, payments 0, notifications 0}. */
    public String description() {
        return Component.services().stream()
                .map(service -> service.database() + " " + rows(service))
                .collect(Collectors.joining(", "));
    }

    public boolean areEmpty() {
        return Component.services().stream().allMatch(service -> rows(service) == 0);
    }

    private long rows(Component service) {
        try (Connection connection =
                        DriverManager.getConnection(system.jdbcUrl(service), service.database(), service.database());
                Statement sql = connection.createStatement();
                ResultSet count = sql.executeQuery("select count(*) from outbox")) {
            count.next();
            return count.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the outbox of the " + service, e);
        }
    }
}
