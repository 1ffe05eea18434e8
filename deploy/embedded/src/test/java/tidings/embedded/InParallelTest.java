package tidings.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tidings.embedded.process.StartFailed;

class InParallelTest {

    private final Set<Component> done = ConcurrentHashMap.newKeySet();
    private final AtomicInteger told = new AtomicInteger();

    @ParameterizedTest
    @MethodSource
    void whatever_fails_one_part_fails_the_whole_once_the_others_are_done(Throwable failure) {
        assertThatThrownBy(
                        () -> InParallel.each(Component.services(), part -> work(part, failure), told::incrementAndGet))
                .satisfiesAnyOf(
                        e -> assertThat(e).isSameAs(failure),
                        e -> assertThat(e).hasCause(failure).hasMessageContaining("payment-service"));

        assertThat(done).containsExactlyInAnyOrder(Component.ORDER_SERVICE, Component.NOTIFICATION_SERVICE);
        assertThat(told).hasValue(1);
    }

    static List<Throwable> whatever_fails_one_part_fails_the_whole_once_the_others_are_done() {
        return List.of(new StartFailed("no"), new OutOfMemoryError("no memory"));
    }

    private void work(Component part, Throwable failure) {
        if (part != Component.PAYMENT_SERVICE) {
            done.add(part);
        } else if (failure instanceof Error error) {
            throw error;
        } else {
            throw (RuntimeException) failure;
        }
    }
}
