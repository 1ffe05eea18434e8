package tidings.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The test decides when a run ends. */
@Timeout(20)
class BackgroundWorkerTest {

    private static final Duration TICK = Duration.ofMillis(20);

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

    private Uni<Boolean> work() {
        return Uni.createFrom().emitter(run -> running.add(run::complete));
    }
}
