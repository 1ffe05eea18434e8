package tidings.system.faults.injection;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;
import tidings.embedded.Component;
import tidings.embedded.EmbeddedSystem;

/** A trigger that disturbs a service's database until {@link #end()}. */
public final class DatabaseFault {

    private final EmbeddedSystem system;
    private final Component service;
    private final String table;

    /**
     * Begins a fault.
     *
     * @param moment for example {@code before insert}
     * @param action the body of the trigger function
     */
    public DatabaseFault(EmbeddedSystem system, Component service, String table, String moment, String action) {
        this.system = system;
        this.service = service;
        this.table = table;
        executeEventually("""
                create or replace function database_fault() returns trigger language plpgsql as $$ begin %s end $$;
                drop trigger if exists database_fault on %s;
                create trigger database_fault %s on %s for each row execute function database_fault()""".formatted(action, table, moment, table));
    }

    /** Rejects inserts into the outbox, like a full disk. */
    public static DatabaseFault outboxFull(EmbeddedSystem system, Component service) {
        return new DatabaseFault(
                system,
                service,
                "outbox",
                "before insert",
                "raise exception 'could not extend file' using errcode = 'disk_full';");
    }

    /** Deletes each inbox entry at once, so every redelivered message is handled again. */
    public static DatabaseFault inboxOff(EmbeddedSystem system, Component service) {
        return new DatabaseFault(
                system,
                service,
                "inbox",
                "after insert",
                "delete from inbox where source = new.source and id = new.id; return null;");
    }

    /** Executes a statement as soon as the database is available. */
    private void executeEventually(String sql) {
        Awaitility.await()
                .ignoreExceptionsInstanceOf(SQLException.class)
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    try (Connection connection =
                                    DriverManager.getConnection(system.jdbcUrl(service), service.database(), "");
                            Statement statement = connection.createStatement()) {
                        statement.execute(sql);
                        return true;
                    }
                });
    }

    public void end() {
        executeEventually("drop trigger if exists database_fault on " + table);
    }
}
