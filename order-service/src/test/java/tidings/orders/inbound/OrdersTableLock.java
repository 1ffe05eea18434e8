package tidings.orders.inbound;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** While it lasts, the table of orders lets nobody in. */
record OrdersTableLock(Pool pool, SqlConnection connection) implements AutoCloseable {

    /** Who wants to write to the table, and may not. */
    private static final String WAITING =
            "from pg_locks where relation = 'orders'::regclass and mode = 'RowExclusiveLock' and not granted";

    OrdersTableLock(Pool pool) {
        this(pool, pool.getConnectionAndAwait());
        connection.query("begin; lock table orders in exclusive mode").executeAndAwait();
    }

    long waiting() {
        return pool.query("select count(*) " + WAITING)
                .executeAndAwait()
                .iterator()
                .next()
                .getLong(0);
    }

    void disconnectWhoWaits() {
        pool.query("select pg_terminate_backend(pid) " + WAITING).executeAndAwait();
    }

    @Override
    public void close() {
        connection.query("commit").executeAndAwait();
        connection.closeAndAwait();
    }
}
