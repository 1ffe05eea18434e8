package school.messaging.health;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** The service's database, as the health checks see it. */
@ApplicationScoped
class DatabaseProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Pool pool;

    DatabaseProbe(Pool pool) {
        this.pool = pool;
    }

    /**
     * Whether it answers within two seconds.
     *
     * <p>On a connection of its own: the pool's short form of a query leaves a timer behind when it cannot connect, which
     * goes off later as an error in the log.
     */
    Uni<Boolean> answers() {
        return pool.withConnection(connection -> connection.query("select 1").execute())
                .replaceWith(true)
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(false)
                .onFailure()
                .recoverWithItem(false);
    }
}
