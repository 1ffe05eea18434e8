package tidings.system.faults;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;
import tidings.embedded.Component;
import tidings.embedded.EmbeddedSystem;

/** A trigger that makes a service's database do other than it should, until this ends. */
final class DatabaseFault {

    private final EmbeddedSystem system;
    private final Component service;
    private final String table;

    private DatabaseFault(EmbeddedSystem system, Component service, String table, String moment, String deed) {
        this.system = system;
        this.service = service;
        this.table = table;
        insist("""
                create or replace function sabotage() returns trigger language plpgsql as $$ begin %s end $$;
                drop trigger if exists sabotage on %s;
                create trigger sabotage %s insert on %s for each row execute function sabotage()""".formatted(deed, table, moment, table));
    }

    /** There is no room in the outbox, as on a disk that is full. */
    static DatabaseFault outboxFull(EmbeddedSystem system, Component service) {
        return new DatabaseFault(
                system,
                service,
                "outbox",
                "before",
                "raise exception 'could not extend file' using errcode = 'disk_full';");
    }

    /** The inbox forgets each message as soon as it has it, so each that comes again is new to it. */
    static DatabaseFault inboxOff(EmbeddedSystem system, Component service) {
        return new DatabaseFault(
                system,
                service,
                "inbox",
                "after",
                "delete from inbox where source = new.source and id = new.id; return null;");
    }

    /** The database may be away, or busy. */
    private void insist(String sql) {
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

    void end() {
        insist("drop trigger if exists sabotage on " + table);
    }
}
