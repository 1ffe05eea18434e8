package tidings.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class InFlightTest {

    @Test
    void the_longest_is_readable_during_concurrent_updates() throws InterruptedException {
        AtomicBoolean enough = new AtomicBoolean();
        Thread working = new Thread(() -> {
            while (!enough.get()) {
                InFlight.watch(Uni.createFrom().voidItem()).await().indefinitely();
            }
        });
        working.start();
        try {
            for (int i = 0; i < 300_000; i++) {
                assertThat(InFlight.longest().orElse(Duration.ZERO)).isLessThan(Duration.ofMinutes(1));
            }
        } finally {
            enough.set(true);
            working.join();
        }
    }
}
