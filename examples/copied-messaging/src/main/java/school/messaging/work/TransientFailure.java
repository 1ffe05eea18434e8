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
 * Tells what passes by itself from what does not.
 *
 * <p>A database or a broker that is away, restarting, full or busy, and a conflict with somebody who was faster: waiting
 * helps, so the work is tried again for as long as it takes. Everything else is about the message or the code.
 */
public final class TransientFailure {

    /** PostgreSQL's classes of error codes: connection, resources, operator intervention, system, and rollbacks. */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "57", "58");
    /** A lock that could not be had in time; a standby that is not the primary yet. */
    private static final Set<String> CODES = Set.of("55P03", "25006");

    private TransientFailure() {}

    /** Whether the same work is worth trying again, unchanged, for as long as it takes. */
    public static boolean is(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (passes(t)) {
                return true;
            }
        }
        return false;
    }

    private static boolean passes(Throwable t) {
        if (t instanceof CompositeException composite) {
            List<Throwable> causes = composite.getCauses();
            return causes.stream().anyMatch(cause -> cause != composite && is(cause));
        }
        if (t instanceof DatabaseException database) {
            return passes(database.getSqlState());
        }
        if (t instanceof SQLException sql) {
            return passes(sql.getSQLState());
        }
        return t instanceof IOException
                || t instanceof VertxException
                // What the PostgreSQL client says of a connection that was closed before it could be used.
                || t instanceof NoStackTraceThrowable
                || t instanceof TimeoutException
                || t instanceof RetriableException
                || t instanceof StaleStateException
                || t instanceof OptimisticLockException;
    }

    private static boolean passes(@Nullable String sqlState) {
        return sqlState != null
                && (CODES.contains(sqlState) || (sqlState.length() == 5 && CLASSES.contains(sqlState.substring(0, 2))));
    }
}
