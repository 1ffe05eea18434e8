package school.messaging.health;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Checks whether the database answers. */
@ApplicationScoped
class DatabaseProbe {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final Pool pool;

    DatabaseProbe(Pool pool) {
        this.pool = pool;
    }

    /**
     * Returns whether the database answers within two seconds.
     *
     * <p>It takes a connection explicitly: without one, {@code pool.query} leaves a timer behind if it cannot connect, and that
     * timer logs an error later.
     */
    Uni<Boolean> answers() {
        return pool.withConnection(connection -> connection.query("select 1").execute())
                .replaceWith(true)
                .ifNoItem()
                .after(TIMEOUT)
                .recoverWithItem(false)
                .onFailure()
                .recoverWithItem(false);
    }
}
