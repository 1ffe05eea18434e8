package tidings.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.CompositeException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.util.stream.Stream;
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
                new StaleStateException("version conflict"),
                database("40001"),
                database("53300"),
                database("57P03"),
                database("55P03"));
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
                database("23505"),
                database("42P01"),
                database("22001"));
    }

    private static PgException database(String sqlState) {
        return new PgException("refused", "ERROR", sqlState, "");
    }
}
