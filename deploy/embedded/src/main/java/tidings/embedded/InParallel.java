package tidings.embedded;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The same work for several parts at once. */
final class InParallel {

    private InParallel() {}

    /** Returns when all are done; fails as the one that failed first, which {@code failed} is told of at once. */
    static void each(List<Component> parts, Consumer<Component> work, Runnable failed) {
        AtomicReference<@Nullable RuntimeException> first = new AtomicReference<>();
        CountDownLatch open = new CountDownLatch(parts.size());
        for (Component part : parts) {
            Thread worker = new Thread(
                    () -> {
                        try {
                            work.accept(part);
                        } catch (RuntimeException | Error e) {
                            if (first.compareAndSet(null, failure(part, e))) {
                                failed.run();
                            }
                        } finally {
                            open.countDown();
                        }
                    },
                    part.label());
            worker.setDaemon(true);
            worker.start();
        }
        await(open);
        RuntimeException failure = first.get();
        if (failure != null) {
            throw failure;
        }
    }

    private static RuntimeException failure(Component part, Throwable e) {
        return e instanceof RuntimeException failure ? failure : new IllegalStateException(part + ": " + e, e);
    }

    private static void await(CountDownLatch open) {
        try {
            open.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
