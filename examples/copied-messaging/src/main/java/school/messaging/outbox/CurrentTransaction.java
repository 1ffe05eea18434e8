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
 * The transaction that the current Hibernate Reactive session is in.
 *
 * <p>The one place that reaches below Hibernate Reactive's public face, for what it does not offer there: set-based SQL
 * on the session's own connection, and work just before and just after its commit.
 */
public record CurrentTransaction(ReactiveSession session) {

    public static Uni<CurrentTransaction> get() {
        return Panache.getSession()
                .map(session -> new CurrentTransaction(((MutinySessionImpl) session).unwrap(ReactiveSession.class)));
    }

    public Uni<Result> select(String sql, Object... parameters) {
        return Uni.createFrom()
                .completionStage(() -> session.getReactiveConnection().select(sql, parameters));
    }

    public Uni<Integer> update(String sql, @Nullable Object... parameters) {
        return Uni.createFrom()
                .completionStage(() -> session.getReactiveConnection().update(sql, parameters));
    }

    /** What this transaction keeps of this type: made when it is first asked for, gone when the transaction ends. */
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

    /** Runs {@code work} as the last of the transaction, after Hibernate has flushed. */
    public void beforeCommit(Supplier<Uni<?>> work) {
        session.getReactiveActionQueue()
                .registerProcess(
                        (ReactiveSession same) -> work.get().replaceWithVoid().subscribeAsCompletionStage());
    }

    /** Runs {@code work} once the transaction is committed, and never if it is not. */
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
