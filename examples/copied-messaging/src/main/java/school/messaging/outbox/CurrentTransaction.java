package school.messaging.outbox;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.pool.ReactiveConnection.Result;
import org.hibernate.reactive.session.ReactiveSession;
import org.jspecify.annotations.Nullable;

/**
 * The transaction of the current Hibernate Reactive session.
 *
 * <p>The only class that uses internals of Hibernate Reactive (tested with 3.2.5). They offer what the public API does not:
 * set-based SQL on the session's connection, and work just before and just after the commit.
 */
public record CurrentTransaction(ReactiveSession session) {

    /**
     * Returns the transaction.
     *
     * <p>It fails without a session on the Vert.x context, and in a session without a transaction: there, what is to run before
     * the commit would never run, without a word.
     */
    public static Uni<CurrentTransaction> get() {
        return Panache.getSession().map(session -> {
            if (session.currentTransaction() == null) {
                throw new IllegalStateException("no transaction: use Panache.withTransaction or @WithTransaction");
            }
            return new CurrentTransaction(((MutinySessionImpl) session).unwrap(ReactiveSession.class));
        });
    }

    /** Runs a query with PostgreSQL's own parameters ({@code $1}). */
    public Uni<Result> select(String sql, Object... parameters) {
        return Uni.createFrom()
                .completionStage(() -> session.getReactiveConnection().select(sql, parameters));
    }

    /** Runs a statement and returns the number of changed rows. */
    public Uni<Integer> update(String sql, @Nullable Object... parameters) {
        return Uni.createFrom()
                .completionStage(() -> session.getReactiveConnection().update(sql, parameters));
    }

    /** Returns the value of this type in this transaction. The first call creates it; the end of the transaction removes it. */
    public <T> T local(Class<T> type, Supplier<T> first) {
        String key = type.getName();
        return ContextLocals.<Local<T>>get(key)
                .filter(local -> local.transaction().equals(this))
                .orElseGet(() -> {
                    Local<T> local = new Local<>(this, first.get());
                    ContextLocals.put(key, local);
                    atEnd(committed -> ContextLocals.remove(key));
                    return local;
                })
                .value();
    }

    /** Runs {@code work} just before the commit, after the flush of Hibernate. */
    public void beforeCommit(Supplier<Uni<?>> work) {
        session.getReactiveActionQueue()
                .registerProcess(
                        (ReactiveSession same) -> work.get().replaceWithVoid().subscribeAsCompletionStage());
    }

    /** Runs {@code work} just after the commit. A rollback never runs it. */
    public void afterCommit(Runnable work) {
        atEnd(committed -> {
            if (committed) {
                work.run();
            }
        });
    }

    private void atEnd(Consumer<Boolean> work) {
        session.getReactiveActionQueue().registerProcess((boolean committed, ReactiveSession same) -> {
            work.accept(committed);
            return CompletableFuture.completedStage(null);
        });
    }

    private record Local<T>(CurrentTransaction transaction, T value) {}
}
