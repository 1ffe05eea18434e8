package tidings.orders.inbound;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** A lock that blocks all writes to the table of orders until it is closed. */
public record OrdersTableLock(Pool pool, SqlConnection connection) implements AutoCloseable {

    /** The connections that wait for the lock. */
    private static final String WAITING =
            "from pg_locks where relation = 'orders'::regclass and mode = 'RowExclusiveLock' and not granted";

    public OrdersTableLock(Pool pool) {
        this(pool, pool.getConnectionAndAwait());
        connection.query("begin; lock table orders in exclusive mode").executeAndAwait();
    }

    public long waiting() {
        return pool.query("select count(*) " + WAITING)
                .executeAndAwait()
                .iterator()
                .next()
                .getLong(0);
    }

    void disconnectWaiting() {
        pool.query("select pg_terminate_backend(pid) " + WAITING).executeAndAwait();
    }

    @Override
    public void close() {
        connection.query("commit").executeAndAwait();
        connection.closeAndAwait();
    }
}
