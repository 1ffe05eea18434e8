package tidings.embedded;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs the same work for several components in parallel. */
final class InParallel {

    private InParallel() {}

    /** Returns when all are done. Throws the first failure; {@code failed} runs as soon as it occurs. */
    static void each(List<Component> components, Consumer<Component> work, Runnable failed) {
        AtomicReference<@Nullable RuntimeException> first = new AtomicReference<>();
        CountDownLatch pending = new CountDownLatch(components.size());
        for (Component component : components) {
            Thread worker = new Thread(
                    () -> {
                        try {
                            work.accept(component);
                        } catch (RuntimeException | Error e) {
                            if (first.compareAndSet(null, failure(component, e))) {
                                failed.run();
                            }
                        } finally {
                            pending.countDown();
                        }
                    },
                    component.label());
            worker.setDaemon(true);
            worker.start();
        }
        await(pending);
        RuntimeException failure = first.get();
        if (failure != null) {
            throw failure;
        }
    }

    private static RuntimeException failure(Component component, Throwable e) {
        return e instanceof RuntimeException failure ? failure : new IllegalStateException(component + ": " + e, e);
    }

    private static void await(CountDownLatch pending) {
        try {
            pending.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
