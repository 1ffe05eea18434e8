package tidings.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests submitted during a batch become the next batch. The test decides when a batch completes. */
@Timeout(20)
class BatcherTest {

    private static final int REJECTED = -1;

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<Batch> running = new LinkedBlockingQueue<>();
    private final Batcher<Integer, String> batcher = new Batcher<>("numbers", 3, vertx, this::work);

    /** Mutiny initialises context propagation at its first use, which fails if two threads do so concurrently. */
    @BeforeAll
    static void initialiseMutiny() {
        Uni.createFrom().deferred(Uni.createFrom()::voidItem).await().indefinitely();
    }

    @BeforeEach
    void start() {
        batcher.start();
    }

    @AfterEach
    void stop() {
        batcher.stop(Duration.ofSeconds(1));
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void requests_during_a_batch_become_the_next_batch() throws InterruptedException {
        CompletableFuture<String> alone = submit(0);
        Batch first = running.take();
        List<CompletableFuture<String>> answers =
                IntStream.rangeClosed(1, 3).mapToObj(this::submit).toList();
        first.complete();
        Batch second = running.take();
        second.complete();

        assertThat(first.requests()).containsExactly(0);
        assertThat(second.requests()).containsExactly(1, 2, 3);
        assertThat(alone.join()).isEqualTo("0");
        assertThat(answers).extracting(CompletableFuture::join).containsExactly("1", "2", "3");
    }

    @Test
    void a_batch_has_at_most_its_maximum_size() throws InterruptedException {
        List<CompletableFuture<String>> answers = new ArrayList<>();
        answers.add(submit(0));
        Batch first = running.take();
        IntStream.rangeClosed(1, 4).forEach(number -> answers.add(submit(number)));
        first.complete();
        Batch second = running.take();
        second.complete();
        Batch third = running.take();
        third.complete();

        assertThat(second.requests()).containsExactly(1, 2, 3);
        assertThat(third.requests()).containsExactly(4);
        assertThat(answers).extracting(CompletableFuture::join).containsExactly("0", "1", "2", "3", "4");
    }

    @Test
    void a_failed_batch_fails_its_own_requests_only() throws InterruptedException {
        CompletableFuture<String> failing = submit(1);
        Batch first = running.take();
        CompletableFuture<String> behind = submit(2);
        first.emitter().fail(new IllegalStateException("no"));
        running.take().complete();

        assertThatThrownBy(failing::join)
                .isInstanceOf(CompletionException.class)
                .hasRootCauseMessage("no");
        assertThat(behind.join()).isEqualTo("2");
    }

    @Test
    void a_batch_that_throws_fails_its_requests() {
        CompletableFuture<String> failing = submit(REJECTED);

        assertThatThrownBy(failing::join).hasRootCauseMessage("rejected");
    }

    @Test
    void a_batch_that_never_ends_fails_its_requests_and_the_next_one_runs() throws InterruptedException {
        Batcher<Integer, String> impatient = new Batcher<>("impatient", 3, Duration.ofMillis(100), vertx, this::work);
        impatient.start();
        CompletableFuture<String> hanging = impatient.submit(1).subscribeAsCompletionStage();
        running.take();
        CompletableFuture<String> behind = impatient.submit(2).subscribeAsCompletionStage();
        running.take().complete();

        assertThatThrownBy(hanging::join).hasRootCauseInstanceOf(TimeoutException.class);
        assertThat(behind.join()).isEqualTo("2");
    }

    @Test
    void a_request_whose_caller_has_left_does_not_affect_the_others() throws InterruptedException {
        CompletableFuture<String> inFlight = submit(0);
        Batch first = running.take();
        CompletableFuture<String> gone = submit(1);
        CompletableFuture<String> other = submit(2);
        gone.cancel(true);
        first.complete();
        Batch second = running.take();
        second.complete();

        assertThat(second.requests()).containsExactly(1, 2);
        assertThat(List.of(inFlight, other)).extracting(CompletableFuture::join).containsExactly("0", "2");
    }

    @Test
    void each_of_many_concurrent_callers_gets_the_answer_to_its_own_request() {
        Batcher<Integer, String> echo = new Batcher<>("echo", 3, vertx, numbers -> Uni.createFrom()
                .item(numbers.stream().map(String::valueOf).toList()));
        echo.start();
        List<CompletableFuture<String>> answers = IntStream.range(0, 5_000)
                .parallel()
                .mapToObj(number -> echo.submit(number).subscribeAsCompletionStage())
                .toList();

        for (int number = 0; number < answers.size(); number++) {
            assertThat(answers.get(number).join()).isEqualTo(String.valueOf(number));
        }
        echo.stop(Duration.ofSeconds(1));
    }

    @Test
    void requests_before_the_start_run_at_the_start() throws InterruptedException {
        Batcher<Integer, String> another = new Batcher<>("early", 3, vertx, this::work);
        CompletableFuture<String> early = another.submit(1).subscribeAsCompletionStage();
        another.start();
        running.take().complete();

        assertThat(early.join()).isEqualTo("1");
    }

    @Test
    void waiting_requests_run_before_the_stop() throws InterruptedException {
        CompletableFuture<String> inFlight = submit(1);
        Batch first = running.take();
        CompletableFuture<String> last = submit(2);
        first.complete();
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> batcher.stop(Duration.ofSeconds(10)));
        running.take().complete();
        stopped.join();

        assertThat(inFlight).isCompletedWithValue("1");
        assertThat(last).isCompletedWithValue("2");
    }

    private CompletableFuture<String> submit(int number) {
        return batcher.submit(number).subscribeAsCompletionStage();
    }

    private Uni<List<String>> work(List<Integer> requests) {
        if (requests.contains(REJECTED)) {
            throw new IllegalStateException("rejected");
        }
        return Uni.createFrom().emitter(emitter -> running.add(new Batch(requests, emitter)));
    }

    private record Batch(List<Integer> requests, UniEmitter<? super List<String>> emitter) {

        void complete() {
            emitter.complete(requests.stream().map(String::valueOf).toList());
        }
    }
}
