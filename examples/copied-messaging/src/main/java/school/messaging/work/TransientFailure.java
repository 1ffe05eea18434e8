package school.messaging.work;

import io.smallrye.mutiny.CompositeException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.sqlclient.DatabaseException;
import jakarta.persistence.OptimisticLockException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;
import org.hibernate.StaleStateException;
import org.jspecify.annotations.Nullable;

/**
 * Distinguishes transient failures, which a retry can resolve, from permanent ones.
 *
 * <p>Transient: a database or a broker that is unavailable, restarting, full or busy, an optimistic-locking conflict, and a
 * serialization conflict. All other failures come from the message or the code.
 */
public final class TransientFailure {

    /** PostgreSQL's classes of error codes: connection, rollback, resources, operator intervention, system. */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "57", "58");
    /** A lock timeout; a write to a standby. */
    private static final Set<String> CODES = Set.of("55P03", "25006");

    private TransientFailure() {}

    /** Returns whether the same work may succeed later. Looks at the causes too. */
    public static boolean is(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (isTransient(t)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTransient(Throwable t) {
        if (t instanceof CompositeException composite) {
            List<Throwable> causes = composite.getCauses();
            return causes.stream().anyMatch(cause -> cause != composite && is(cause));
        }
        if (t instanceof DatabaseException database) {
            return isTransient(database.getSqlState());
        }
        if (t instanceof SQLException sql) {
            return isTransient(sql.getSQLState());
        }
        return t instanceof IOException
                || t instanceof VertxException
                // The PostgreSQL client reports a connection that was closed before its first use like this.
                || t instanceof NoStackTraceThrowable
                || t instanceof TimeoutException
                || t instanceof RetriableException
                || t instanceof StaleStateException
                || t instanceof OptimisticLockException;
    }

    private static boolean isTransient(@Nullable String sqlState) {
        return sqlState != null
                && (CODES.contains(sqlState) || (sqlState.length() == 5 && CLASSES.contains(sqlState.substring(0, 2))));
    }
}
