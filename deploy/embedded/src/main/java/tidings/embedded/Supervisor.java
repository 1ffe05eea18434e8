package tidings.embedded;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tidings.embedded.process.ManagedProcess;
import tidings.embedded.process.Processes;
import tidings.embedded.process.ReaperClient;
import tidings.embedded.process.StartupWait;

/** Starts, stops and watches the processes of all components. */
final class Supervisor {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    private final Launcher launcher;
    private final ReaperClient reaper;
    private final StartupWait startup;
    private final Map<Component, Object> locks = new EnumMap<>(Component.class);
    private final Map<Component, ManagedProcess> started = new ConcurrentHashMap<>();
    private final Set<Component> watched = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    Supervisor(Launcher launcher, ReaperClient reaper, Duration startTimeout) {
        this.launcher = launcher;
        this.reaper = reaper;
        this.startup = new StartupWait(startTimeout, this::isStopping);
        for (Component component : Component.values()) {
            locks.put(component, new Object());
        }
    }

    /** Returns when the component is ready, and watches it from then on. */
    void start(Component component) {
        ManagedProcess running = launched(component);
        startup.await(component.label(), running, () -> launcher.isReady(component));
        launcher.initialize(component);
        watched.add(component);
    }

    private ManagedProcess launched(Component component) {
        synchronized (lock(component)) {
            ManagedProcess previous = started.get(component);
            if (previous != null && !Processes.isGone(previous.process())) {
                throw new IllegalStateException("the " + component + " runs already");
            }
            startup.failIfCancelled(component.label(), "started");
            if (previous != null) {
                // A crashed server may have left lock files, which its stop removes.
                previous.stop();
            }
            ManagedProcess running = launcher.start(component);
            started.put(component, running);
            reaper.process(component.startOrder(), running.process());
            return running;
        }
    }

    void stop(Component component) {
        terminate(component, ManagedProcess::stop);
    }

    void kill(Component component) {
        terminate(component, ManagedProcess::kill);
    }

    private void terminate(Component component, Consumer<ManagedProcess> action) {
        synchronized (lock(component)) {
            watched.remove(component);
            ManagedProcess running = started.get(component);
            if (running != null) {
                action.accept(running);
            }
        }
    }

    /** Refuses further starts and cancels those in progress. */
    void refuseStarts() {
        stopping = true;
    }

    StartupWait startup() {
        return startup;
    }

    boolean isStopping() {
        return stopping;
    }

    boolean isRunning(Component component) {
        return has(component) && !Processes.isGone(process(component));
    }

    boolean has(Component component) {
        return started.containsKey(component);
    }

    ProcessHandle process(Component component) {
        return running(component).process();
    }

    String exitDescription(Component component) {
        return running(component).exitDescription();
    }

    /** Reports each component that exits unexpectedly, until the system stops. */
    void watch(Consumer<Component> crashed) {
        Thread watch = new Thread(() -> pollProcesses(crashed), "watch");
        watch.setDaemon(true);
        watch.start();
    }

    private void pollProcesses(Consumer<Component> crashed) {
        while (!stopping) {
            for (Component component : Component.values()) {
                if (watched.contains(component) && Processes.isGone(process(component)) && watched.remove(component)) {
                    crashed.accept(component);
                }
            }
            Processes.pause(POLL_INTERVAL);
        }
    }

    private ManagedProcess running(Component component) {
        @Nullable ManagedProcess running = started.get(component);
        if (running == null) {
            throw new IllegalStateException("the " + component + " was not started");
        }
        return running;
    }

    @SuppressWarnings("NullAway") // every component has a lock
    private Object lock(Component component) {
        return locks.get(component);
    }
}
