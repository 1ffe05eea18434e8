package tidings.messaging.testing;

import io.vertx.mutiny.sqlclient.Pool;

/** What a test asks of the database of its service, or does to it. Returns when that is done. */
public final class Tables {

    private Tables() {}

    /** The rows of a table; of some of them, where {@code table} goes on with {@code where}. */
    public static long count(Pool pool, String table) {
        return pool.query("select count(*) from " + table)
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    public static void run(Pool pool, String statement) {
        pool.query(statement).execute().await().indefinitely();
    }
}
