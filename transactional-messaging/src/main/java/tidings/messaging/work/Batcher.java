package tidings.messaging.work;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * Has done at once what is asked for at the same time.
 *
 * <p>Nobody waits for others to come: who asks while nothing is under way is served alone, and those who ask meanwhile
 * are served together when that has ended.
 */
public final class Batcher<T, R> {

    private final int atOnce;
    private final Function<List<T>, Uni<List<R>>> work;
    private final Queue<Asked<T, R>> waiting = new ConcurrentLinkedQueue<>();
    private final BackgroundWorker worker;

    /**
     * A batcher that serves so many at once and has yet to be started.
     *
     * @param name what the log calls it
     * @param work returns an answer to each request, in the order of the requestes; its context is fit for a transaction
     */
    public Batcher(String name, int atOnce, Vertx vertx, Function<List<T>, Uni<List<R>>> work) {
        this.atOnce = atOnce;
        this.work = work;
        this.worker = new BackgroundWorker(name, Duration.ZERO, vertx, this::serve);
    }

    /** From now on it serves, and first those who wait already. */
    public void start() {
        worker.start();
        worker.trigger();
    }

    /** Serves those who wait, and returns when it has or when {@code patience} is over. */
    public void stop(Duration patience) {
        worker.stop(patience);
    }

    /** Fails where the work as a whole does. Answers in the context of the work. */
    public Uni<R> submit(T request) {
        return Uni.createFrom().emitter(whoAsks -> {
            waiting.add(new Asked<>(request, whoAsks));
            worker.trigger();
        });
    }

    private Uni<Boolean> serve() {
        List<Asked<T, R>> batch = new ArrayList<>();
        for (Asked<T, R> next = waiting.poll(); next != null; next = batch.size() < atOnce ? waiting.poll() : null) {
            batch.add(next);
        }
        return batch.isEmpty()
                ? Uni.createFrom().item(false)
                : Uni.createFrom()
                        .deferred(() ->
                                work.apply(batch.stream().map(Asked::request).toList()))
                        .invoke(answers -> {
                            for (int i = 0; i < batch.size(); i++) {
                                batch.get(i).whoAsks().complete(answers.get(i));
                            }
                        })
                        .onFailure()
                        .invoke(failure -> batch.forEach(each -> each.whoAsks().fail(failure)))
                        .onFailure()
                        .recoverWithNull()
                        .replaceWith(true);
    }

    private record Asked<T, R>(T request, UniEmitter<? super R> whoAsks) {}
}
