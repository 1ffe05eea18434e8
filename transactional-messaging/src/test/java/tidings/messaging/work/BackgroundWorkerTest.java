package tidings.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One run at a time, and none is missed. The test decides when a run ends. */
@Timeout(20)
class BackgroundWorkerTest {

    private static final Duration TICK = Duration.ofMillis(20);
    private static final Duration STOP = Duration.ofSeconds(10);
    private static final int ROUNDS = 2_000;
    private static final int THREADS = 4;

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<Consumer<Boolean>> running = new LinkedBlockingQueue<>();

    /** Mutiny initialises context propagation at its first use, which fails if two threads do so concurrently. */
    @BeforeAll
    static void initialiseMutiny() {
        Uni.createFrom().deferred(Uni.createFrom()::voidItem).await().indefinitely();
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void after_a_run_that_never_ends_the_worker_goes_on() throws InterruptedException {
        BackgroundWorker worker = new BackgroundWorker("hanging", TICK, Duration.ofMillis(100), vertx, this::work);
        worker.start();

        Consumer<Boolean> hanging = running.take();
        Consumer<Boolean> next = running.take();
        worker.cancel();
        next.accept(false);
        hanging.accept(true);

        assertThat(next).isNotSameAs(hanging);
    }

    @Test
    void liveness_sees_a_run() throws InterruptedException {
        BackgroundWorker worker = new BackgroundWorker("seen", Duration.ZERO, vertx, this::work);
        worker.start();
        await().until(() -> InFlight.longest().isEmpty());
        worker.trigger();

        Consumer<Boolean> run = running.take();
        assertThat(InFlight.longest()).isPresent();
        run.accept(false);
        await().until(() -> InFlight.longest().isEmpty());
    }

    @Test
    void a_trigger_during_a_run_starts_another_one() throws InterruptedException {
        BackgroundWorker worker = new BackgroundWorker("triggered", Duration.ZERO, vertx, this::work);
        worker.start();
        worker.trigger();
        Consumer<Boolean> first = running.take();
        worker.trigger();
        worker.trigger();
        first.accept(false);
        running.take().accept(false);

        worker.trigger();
        running.take().accept(false);
        assertThat(running).isEmpty();
    }

    @Test
    void no_trigger_of_concurrent_threads_is_lost() throws InterruptedException {
        Counting work = new Counting();
        BackgroundWorker worker = new BackgroundWorker("counting", Duration.ZERO, vertx, work::run);
        worker.start();
        for (int round = 1; round <= ROUNDS; round++) {
            int added = round * THREADS;
            IntStream.range(0, THREADS).parallel().forEach(thread -> {
                work.added.incrementAndGet();
                worker.trigger();
            });
            int handled;
            do {
                handled = work.results.take();
            } while (handled < added);
        }
        worker.stop(STOP);

        assertThat(work.largestNumberAtOnce).hasValue(1);
    }

    /** The last run often ends while the worker stops. */
    @Test
    void after_the_stop_all_is_handled_and_nothing_runs() {
        Counting work = new Counting();
        BackgroundWorker worker = new BackgroundWorker("stopping", Duration.ZERO, vertx, work::run);
        for (int round = 0; round < ROUNDS; round++) {
            worker.start();
            work.added.incrementAndGet();
            worker.trigger();
            int runs = work.runs.get();
            worker.stop(STOP);

            assertThat(work.handled).hasValue(work.added.get());
            assertThat(work.atOnce).hasValue(0);
            assertThat(work.runs.get()).isGreaterThan(runs);
        }
    }

    @Test
    void a_worker_that_was_not_started_stops_at_once() {
        BackgroundWorker worker = new BackgroundWorker("idle", TICK, vertx, this::work);

        worker.stop(Duration.ofHours(1));

        assertThat(running).isEmpty();
    }

    private Uni<Boolean> work() {
        return Uni.createFrom().emitter(run -> running.add(run::complete));
    }

    /** Handles all that was added before the run. */
    private static final class Counting {

        final AtomicInteger added = new AtomicInteger();
        final AtomicInteger handled = new AtomicInteger();
        final BlockingQueue<Integer> results = new LinkedBlockingQueue<>();
        final AtomicInteger runs = new AtomicInteger();
        final AtomicInteger atOnce = new AtomicInteger();
        final AtomicInteger largestNumberAtOnce = new AtomicInteger();

        Uni<Boolean> run() {
            runs.incrementAndGet();
            largestNumberAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            handled.set(added.get());
            atOnce.decrementAndGet();
            results.add(handled.get());
            return Uni.createFrom().item(false);
        }
    }
}
