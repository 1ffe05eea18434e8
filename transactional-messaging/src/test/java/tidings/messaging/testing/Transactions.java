package tidings.messaging.testing;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import tidings.messaging.envelope.MessageContext;

/** Transactions of a test. */
public final class Transactions {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(1);

    private Transactions() {}

    /** Runs work in one; returns when it is committed. */
    public static <T> T run(MessageContext cause, Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(() -> {
                cause.makeCurrent();
                return work.get();
            }));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs work in another one, and lets this one go on when that is committed, or waits for something for a second. */
    public static Uni<Void> overlap(CompletableFuture<Void> done, MessageContext cause, Supplier<Uni<Void>> work) {
        Context here = Vertx.currentContext();
        done.completeAsync(() -> run(cause, work));
        return Uni.createFrom()
                .completionStage(() -> done.copy())
                .ifNoItem()
                .after(LONG_ENOUGH)
                .recoverWithItem(() -> null)
                .emitOn(MutinyHelper.executor(here));
    }
}
