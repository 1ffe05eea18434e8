package tidings.messaging.testing;

import io.quarkus.arc.Arc;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import tidings.messaging.envelope.MessageContext;

/** Runs transactions in tests. */
public final class Transactions {

    private static final String WAITING = "select count(*) from pg_locks where not granted";

    private Transactions() {}

    /** Runs work in a transaction. Returns after the commit. */
    public static <T> T run(MessageContext context, Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(() -> {
                context.makeCurrent();
                return work.get();
            }));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs work in a second transaction. The first one continues after its commit, or when it waits for a lock. */
    public static Uni<Void> overlap(CompletableFuture<Void> done, MessageContext context, Supplier<Uni<Void>> work) {
        Context here = Vertx.currentContext();
        done.completeAsync(() -> run(context, work));
        return Multi.createBy()
                .repeating()
                .uni(Transactions::waitingForLocks)
                .withDelay(Duration.ofMillis(5))
                .until(waiting -> waiting > 0 || done.isDone())
                .collect()
                .last()
                .replaceWithVoid()
                .emitOn(MutinyHelper.executor(here));
    }

    private static Uni<Long> waitingForLocks() {
        return Arc.container()
                .instance(Pool.class)
                .get()
                .query(WAITING)
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }
}
