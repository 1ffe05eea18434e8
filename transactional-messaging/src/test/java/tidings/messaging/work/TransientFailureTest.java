package tidings.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.TransactionRollbackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.hibernate.HibernateException;
import org.hibernate.StaleStateException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tidings.messaging.envelope.UnhandleableMessage;

/** Failures that the fault tests produced: transient ones, which are retried, and permanent ones. */
class TransientFailureTest {

    @ParameterizedTest
    @MethodSource
    void a_transient_failure_is_recognised(Throwable failure) {
        assertThat(TransientFailure.is(failure)).isTrue();
    }

    static Stream<Throwable> a_transient_failure_is_recognised() {
        Throwable notActive = new NoStackTraceThrowable("Connection is not active now, current status: CLOSED");
        return Stream.of(
                notActive,
                new CompositeException(notActive, notActive),
                new HibernateException(ClosedConnectionException.INSTANCE),
                new CompositeException(
                        ClosedConnectionException.INSTANCE, new IllegalStateException("Live transaction detected")),
                new VertxException("Timeout waiting for connection"),
                new VertxException("Pending requests failed to be sent due to connection has been closed.", notActive),
                new ConnectException("Connection refused"),
                new CompletionException(new SocketException("Connection reset")),
                new UnknownHostException("database"),
                new ClosedChannelException(),
                new SSLException("closed during the handshake"),
                new IOException("Broken pipe"),
                new TimeoutException(),
                new StaleStateException("version conflict"),
                database("08006"),
                database("25006"),
                database("25P03"),
                database("40001"),
                database("40P01"),
                database("53300"),
                database("55P03"),
                database("57P01"),
                database("57P03"));
    }

    @ParameterizedTest
    @MethodSource
    void a_permanent_failure_is_recognised(Throwable failure) {
        assertThat(TransientFailure.is(failure)).isFalse();
    }

    static Stream<Throwable> a_permanent_failure_is_recognised() {
        return Stream.of(
                new IllegalStateException("Live transaction detected"),
                new CompositeException(new IllegalStateException("one"), new IllegalArgumentException("other")),
                new UnhandleableMessage("no data"),
                unreadableRow(),
                new CompositeException(unreadableRow(), ClosedConnectionException.INSTANCE),
                new HibernateException(new UncheckedIOException(new IOException("no such file"))),
                new NoStackTraceThrowable(
                        "Parameter at position[0] with class = [java.lang.String] can not be coerced"),
                TransactionRollbackException.INSTANCE,
                database("22001"),
                database("23505"),
                database("40002"),
                database("42P01"),
                database("57014"));
    }

    private static RuntimeException unreadableRow() {
        return new UncheckedIOException(new JsonMappingException(null, "no JSON", new SocketException("of a stream")));
    }

    private static PgException database(String sqlState) {
        return new PgException("refused", "ERROR", sqlState, "");
    }
}
