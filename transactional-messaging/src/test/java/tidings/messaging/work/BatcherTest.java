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
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who asks while work is under way is served with all who ask meanwhile. The work ends when the test says so. */
@Timeout(20)
class BatcherTest {

    private static final int REFUSED = -1;

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<Batch> underWay = new LinkedBlockingQueue<>();
    private final Batcher<Integer, String> batcher = new Batcher<>("numbers", 3, vertx, this::work);

    /** Mutiny looks for context propagation when it is first given code, and stumbles where two threads do so at once. */
    @BeforeAll
    static void useMutiny() {
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
    void who_comes_first_is_served_alone_and_those_who_come_meanwhile_together() throws InterruptedException {
        CompletableFuture<String> alone = ask(0);
        Batch first = underWay.take();
        List<CompletableFuture<String>> answers =
                IntStream.rangeClosed(1, 3).mapToObj(this::ask).toList();
        first.end();
        Batch second = underWay.take();
        second.end();

        assertThat(first.wishes()).containsExactly(0);
        assertThat(second.wishes()).containsExactly(1, 2, 3);
        assertThat(alone.join()).isEqualTo("0");
        assertThat(answers).extracting(CompletableFuture::join).containsExactly("1", "2", "3");
    }

    @Test
    void no_more_are_served_at_once_than_there_may_be() throws InterruptedException {
        List<CompletableFuture<String>> answers = new ArrayList<>();
        answers.add(ask(0));
        Batch first = underWay.take();
        IntStream.rangeClosed(1, 4).forEach(number -> answers.add(ask(number)));
        first.end();
        Batch second = underWay.take();
        second.end();
        Batch third = underWay.take();
        third.end();

        assertThat(second.wishes()).containsExactly(1, 2, 3);
        assertThat(third.wishes()).containsExactly(4);
        assertThat(answers).extracting(CompletableFuture::join).containsExactly("0", "1", "2", "3", "4");
    }

    @Test
    void where_the_work_fails_it_fails_for_those_it_was_done_for_and_goes_on() throws InterruptedException {
        CompletableFuture<String> failing = ask(1);
        Batch first = underWay.take();
        CompletableFuture<String> behind = ask(2);
        first.whenDone().fail(new IllegalStateException("no"));
        underWay.take().end();

        assertThatThrownBy(failing::join)
                .isInstanceOf(CompletionException.class)
                .hasRootCauseMessage("no");
        assertThat(behind.join()).isEqualTo("2");
    }

    @Test
    void work_that_throws_fails_as_well() {
        CompletableFuture<String> failing = ask(REFUSED);

        assertThatThrownBy(failing::join).hasRootCauseMessage("refused");
    }

    @Test
    void who_asked_before_it_started_is_served_when_it_does() throws InterruptedException {
        Batcher<Integer, String> another = new Batcher<>("early", 3, vertx, this::work);
        CompletableFuture<String> early = another.submit(1).subscribeAsCompletionStage();
        another.start();
        underWay.take().end();

        assertThat(early.join()).isEqualTo("1");
    }

    @Test
    void who_waits_when_it_stops_is_served() throws InterruptedException {
        CompletableFuture<String> served = ask(1);
        Batch first = underWay.take();
        CompletableFuture<String> last = ask(2);
        first.end();
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> batcher.stop(Duration.ofSeconds(10)));
        underWay.take().end();
        stopped.join();

        assertThat(served).isCompletedWithValue("1");
        assertThat(last).isCompletedWithValue("2");
    }

    private CompletableFuture<String> ask(int number) {
        return batcher.submit(number).subscribeAsCompletionStage();
    }

    private Uni<List<String>> work(List<Integer> wishes) {
        if (wishes.contains(REFUSED)) {
            throw new IllegalStateException("refused");
        }
        return Uni.createFrom().emitter(whenDone -> underWay.add(new Batch(wishes, whenDone)));
    }

    private record Batch(List<Integer> wishes, UniEmitter<? super List<String>> whenDone) {

        void end() {
            whenDone.complete(wishes.stream().map(String::valueOf).toList());
        }
    }
}
