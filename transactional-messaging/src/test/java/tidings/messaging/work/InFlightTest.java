package tidings.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class InFlightTest {

    private final InFlight inHand = new InFlight();

    @Test
    void who_asks_while_batches_come_and_go_is_told() throws InterruptedException {
        AtomicBoolean enough = new AtomicBoolean();
        Thread working = new Thread(() -> {
            while (!enough.get()) {
                inHand.watch(Uni.createFrom().voidItem()).await().indefinitely();
            }
        });
        working.start();
        try {
            for (int times = 0; times < 300_000; times++) {
                assertThat(inHand.longest().orElse(Duration.ZERO)).isLessThan(Duration.ofMinutes(1));
            }
        } finally {
            enough.set(true);
            working.join();
        }
    }
}
