package school.messaging.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.mutiny.CompositeException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.DatabaseException;
import jakarta.persistence.OptimisticLockException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import org.apache.kafka.common.errors.RetriableException;
import org.hibernate.StaleStateException;
import org.jspecify.annotations.Nullable;

/**
 * Distinguishes transient failures, which a retry can resolve, from permanent ones.
 *
 * <p>Transient: a database or a broker that is unavailable, restarting, full or busy, an optimistic-locking conflict, and a
 * serialization conflict. All other failures come from the message, the data or the code: work that always fails like this
 * would wait without end.
 */
public final class TransientFailure {

    /** PostgreSQL's classes of error codes: connection, resources, system. */
    private static final Set<String> SQL_CLASSES = Set.of("08", "53", "58");
    /**
     * A serialization failure, a deadlock, a lock timeout, a shutdown (57P0x), a write to a standby, and a transaction that
     * was idle for too long. A statement that takes too long (57014) is no outage.
     */
    private static final Set<String> SQL_STATES =
            Set.of("40001", "40P01", "55P03", "57P01", "57P02", "57P03", "57P04", "57P05", "25006", "25P03");

    private static final Set<Class<? extends Throwable>> TYPES = Set.of(
            SocketException.class,
            SocketTimeoutException.class,
            UnknownHostException.class,
            ClosedChannelException.class,
            SSLException.class,
            ClosedConnectionException.class,
            TimeoutException.class,
            io.smallrye.mutiny.TimeoutException.class,
            RetriableException.class,
            StaleStateException.class,
            OptimisticLockException.class);

    /** Types that also stand for errors in the code: what is transient, they say in the message only. */
    private static final Set<Class<? extends Throwable>> UNTYPED =
            Set.of(IOException.class, VertxException.class, NoStackTraceThrowable.class);

    private static final Set<String> MESSAGES = Set.of(
            "Broken pipe",
            "Connection reset by peer",
            "Connection was closed",
            "Connection is not active now, current status: CLOSED",
            "Connection is not active now, current status: CLOSING",
            "Pending requests failed to be sent due to connection has been closed.",
            "SSL handshake failed",
            "Timeout waiting for connection");

    private TransientFailure() {}

    /** Returns whether the same work may succeed later. Looks at the causes too: unreadable JSON among them is permanent. */
    public static boolean is(Throwable failure) {
        return has(failure, TransientFailure::isTransient) && !has(failure, JsonProcessingException.class::isInstance);
    }

    private static boolean has(Throwable failure, Predicate<Throwable> property) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (property.test(t) || (t instanceof CompositeException composite && anyOf(composite, property))) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyOf(CompositeException composite, Predicate<Throwable> property) {
        return composite.getCauses().stream().anyMatch(cause -> cause != composite && has(cause, property));
    }

    private static boolean isTransient(Throwable t) {
        if (t instanceof DatabaseException database) {
            return isTransient(database.getSqlState());
        }
        if (t instanceof SQLException sql) {
            return isTransient(sql.getSQLState());
        }
        return TYPES.stream().anyMatch(type -> type.isInstance(t))
                || (UNTYPED.contains(t.getClass()) && t.getMessage() != null && MESSAGES.contains(t.getMessage()));
    }

    private static boolean isTransient(@Nullable String sqlState) {
        return sqlState != null
                && (SQL_STATES.contains(sqlState)
                        || (sqlState.length() == 5 && SQL_CLASSES.contains(sqlState.substring(0, 2))));
    }
}
