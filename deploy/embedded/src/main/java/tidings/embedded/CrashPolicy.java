package tidings.embedded;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** Reacts to a crash: restarts the component, or stops the system. */
final class CrashPolicy {

    private final Supervisor supervisor;
    private final DataDirectory data;
    private final Progress progress;
    private final CompletableFuture<Crash> crash = new CompletableFuture<>();

    CrashPolicy(Supervisor supervisor, DataDirectory data, Progress progress) {
        this.supervisor = supervisor;
        this.data = data;
        this.progress = progress;
    }

    /** Stops the system after any crash from now on. */
    void stopSystemOnCrash() {
        supervisor.watch(component -> {
            if (!supervisor.isStopping()) {
                stopSystem(component, supervisor.exitDescription(component));
            }
        });
    }

    /** Restarts each crashed component with {@code start} from now on. A failed restart stops the system. */
    void restartOnCrash(Consumer<Component> start) {
        supervisor.watch(component -> {
            if (!supervisor.isStopping()) {
                progress.report(component, supervisor.exitDescription(component) + ", restarting");
                Thread restart = new Thread(() -> restart(component, start), "restart " + component);
                restart.setDaemon(true);
                restart.start();
            }
        });
    }

    private void restart(Component component, Consumer<Component> start) {
        try {
            start.accept(component);
        } catch (RuntimeException e) {
            if (!supervisor.isStopping()) {
                stopSystem(component, "could not be restarted (" + e.getMessage() + ")");
            }
        }
    }

    private void stopSystem(Component component, String exit) {
        supervisor.refuseStarts();
        crash.complete(new Crash(component, exit, data.lastLines(data.log(component))));
    }

    /** Returns the crash that stopped the system. */
    Optional<Crash> last() {
        return crash.isDone() ? Optional.of(crash.join()) : Optional.empty();
    }

    Crash await() throws InterruptedException {
        try {
            return crash.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
