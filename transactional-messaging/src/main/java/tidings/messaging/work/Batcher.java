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
 * Batches concurrent calls: the requests submitted while one batch runs become the next batch.
 *
 * <p>A request never waits for others to arrive: without a running batch it becomes a batch of its own at once.
 */
public final class Batcher<T, R> {

    /** Shorter than a run of the worker, which then goes on with the requests that wait. */
    private static final Duration MAX_RUN = Duration.ofMinutes(1);

    private final int maxBatchSize;
    private final Duration maxRun;
    private final Vertx vertx;
    private final Function<List<T>, Uni<List<R>>> work;
    private final Queue<Submitted<T, R>> waiting = new ConcurrentLinkedQueue<>();
    private final BackgroundWorker worker;

    /**
     * Creates a batcher, which is to be started.
     *
     * @param name the name in the log
     * @param work returns a result per request, in the order of the requests; its Vert.x context suits a transaction
     */
    public Batcher(String name, int maxBatchSize, Vertx vertx, Function<List<T>, Uni<List<R>>> work) {
        this(name, maxBatchSize, MAX_RUN, vertx, work);
    }

    Batcher(String name, int maxBatchSize, Duration maxRun, Vertx vertx, Function<List<T>, Uni<List<R>>> work) {
        if (maxBatchSize < 1) {
            throw new IllegalArgumentException(name + ": the batch size must be at least 1, not " + maxBatchSize);
        }
        this.maxBatchSize = maxBatchSize;
        this.maxRun = maxRun;
        this.vertx = vertx;
        this.work = work;
        this.worker = new BackgroundWorker(name, Duration.ZERO, vertx, this::runBatch);
    }

    /** Starts, with the requests that wait already. */
    public void start() {
        worker.start();
        worker.trigger();
    }

    /** Runs the waiting requests, and returns when they are done or after {@code timeout}. */
    public void stop(Duration timeout) {
        worker.stop(timeout);
    }

    /** Submits a request. It completes on the context of the work, and fails if the batch fails or takes a minute. */
    public Uni<R> submit(T request) {
        return Uni.createFrom().emitter(emitter -> {
            waiting.add(new Submitted<>(request, emitter));
            worker.trigger();
        });
    }

    private Uni<Boolean> runBatch() {
        List<Submitted<T, R>> batch = new ArrayList<>();
        for (Submitted<T, R> next = waiting.poll();
                next != null;
                next = batch.size() < maxBatchSize ? waiting.poll() : null) {
            batch.add(next);
        }
        return batch.isEmpty()
                ? Uni.createFrom().item(false)
                : TimeLimit.limit(Uni.createFrom().deferred(() -> work.apply(requests(batch))), maxRun, vertx)
                        .invoke(results -> {
                            for (int i = 0; i < batch.size(); i++) {
                                batch.get(i).emitter().complete(results.get(i));
                            }
                        })
                        .onFailure()
                        .invoke(failure -> batch.forEach(each -> each.emitter().fail(failure)))
                        .onFailure()
                        .recoverWithNull()
                        .replaceWith(true);
    }

    private List<T> requests(List<Submitted<T, R>> batch) {
        return batch.stream().map(Submitted::request).toList();
    }

    private record Submitted<T, R>(T request, UniEmitter<? super R> emitter) {}
}
