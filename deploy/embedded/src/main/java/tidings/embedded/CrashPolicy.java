package tidings.embedded;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** What becomes of a part that ends though nobody had asked it to: it is started again, or the system ends. */
final class CrashPolicy {

    private final Supervisor parts;
    private final DataDirectory data;
    private final Progress progress;
    private final CompletableFuture<Crash> end = new CompletableFuture<>();

    CrashPolicy(Supervisor parts, DataDirectory data, Progress progress) {
        this.parts = parts;
        this.data = data;
        this.progress = progress;
    }

    /** From now on, what dies ends the system. */
    void endTheSystem() {
        parts.watch(part -> {
            if (!parts.isEnding()) {
                ended(part, parts.ending(part));
            }
        });
    }

    /** From now on, what dies is started again by {@code start}; where that fails, it ends the system. */
    void startAgain(Consumer<Component> start) {
        parts.watch(part -> {
            if (!parts.isEnding()) {
                progress.tell(part, parts.ending(part) + ", and is started again");
                Thread again = new Thread(() -> startAgain(part, start), "start " + part);
                again.setDaemon(true);
                again.start();
            }
        });
    }

    private void startAgain(Component part, Consumer<Component> start) {
        try {
            start.accept(part);
        } catch (RuntimeException e) {
            if (!parts.isEnding()) {
                ended(part, "could not be started again (" + e.getMessage() + ")");
            }
        }
    }

    private void ended(Component part, String ending) {
        parts.noMore();
        end.complete(new Crash(part, ending, data.lastLines(data.log(part))));
    }

    /** The one that ended the system, where one did. */
    Optional<Crash> last() {
        return end.isDone() ? Optional.of(end.join()) : Optional.empty();
    }

    Crash await() throws InterruptedException {
        try {
            return end.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
