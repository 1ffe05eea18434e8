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
    private final AtomicInteger failures = new AtomicInteger();

    @ParameterizedTest
    @MethodSource
    void the_first_failure_is_thrown_after_all_others_are_done(Throwable failure) {
        assertThatThrownBy(() -> InParallel.each(
                        Component.services(), component -> work(component, failure), failures::incrementAndGet))
                .satisfiesAnyOf(
                        e -> assertThat(e).isSameAs(failure),
                        e -> assertThat(e).hasCause(failure).hasMessageContaining("payment-service"));

        assertThat(done).containsExactlyInAnyOrder(Component.ORDER_SERVICE, Component.NOTIFICATION_SERVICE);
        assertThat(failures).hasValue(1);
    }

    static List<Throwable> the_first_failure_is_thrown_after_all_others_are_done() {
        return List.of(new StartFailed("no"), new OutOfMemoryError("no memory"));
    }

    private void work(Component component, Throwable failure) {
        if (component != Component.PAYMENT_SERVICE) {
            done.add(component);
        } else if (failure instanceof Error error) {
            throw error;
        } else {
            throw (RuntimeException) failure;
        }
    }
}
