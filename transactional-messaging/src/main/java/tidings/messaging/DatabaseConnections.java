package tidings.messaging;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Bounds each wait for the database.
 *
 * <p>If the host of the database vanishes, its connections stay open. TCP gives up data that is not acknowledged after a
 * quarter of an hour, and waits for an answer without limit. A connection on which nothing arrives for a time is therefore
 * closed, which fails its statement. In normal operation none is closed like this: PostgreSQL ends each statement earlier
 * ({@code statement_timeout}), and the pool closes idle connections earlier.
 */
@Singleton
public class DatabaseConnections implements PgPoolCreator {

    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;

    private final int timeoutMillis;

    public DatabaseConnections(MessagingConfig config) {
        this.timeoutMillis = (int) config.databaseTimeout().toMillis();
    }

    @Override
    public Pool create(Input input) {
        List<SqlConnectOptions> servers = List.copyOf(input.pgConnectOptionsList());
        servers.forEach(server -> server.setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                .setReadIdleTimeout(timeoutMillis)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS));
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(servers)
                .using(input.vertx())
                .build();
    }
}
