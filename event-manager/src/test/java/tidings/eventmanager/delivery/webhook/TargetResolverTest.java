package tidings.eventmanager.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TargetResolverTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Vertx vertx = Vertx.vertx();
    private final CountDownLatch answered = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final TargetResolver resolver = new TargetResolver(vertx, true) {
        @Override
        InetAddress[] addresses(String host) throws UnknownHostException {
            if (host.equals("hangs")) {
                asked.incrementAndGet();
                await(answered);
            }
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        }
    };

    @AfterEach
    void close() {
        answered.countDown();
        vertx.close();
    }

    @Test
    void a_name_whose_look_up_hangs_delays_no_other() {
        for (int i = 0; i < 1_000; i++) {
            CompletableFuture<InetAddress> unused = resolver.resolve("hangs").subscribeAsCompletionStage();
        }

        assertThat(resolver.resolve("other").await().atMost(TIMEOUT)).isEqualTo(InetAddress.getLoopbackAddress());
        assertThat(asked).hasValue(1);
    }

    @Test
    void waiting_look_ups_share_the_answer_and_later_ones_ask_again() {
        CompletableFuture<InetAddress> one = resolver.resolve("hangs").subscribeAsCompletionStage();
        CompletableFuture<InetAddress> other = resolver.resolve("hangs").subscribeAsCompletionStage();
        answered.countDown();
        one.join();
        other.join();

        resolver.resolve("hangs").await().atMost(TIMEOUT);

        assertThat(asked).hasValue(2);
    }

    @Test
    void a_name_without_an_address_is_rejected() {
        TargetResolver empty = new TargetResolver(vertx, true) {
            @Override
            InetAddress[] addresses(String host) throws UnknownHostException {
                throw new UnknownHostException(host);
            }
        };

        assertThatThrownBy(() -> empty.resolve("nowhere").await().atMost(TIMEOUT))
                .isInstanceOf(TargetResolver.Forbidden.class)
                .hasMessage("nowhere cannot be resolved");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
