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

/** The parts that run, and the watch over those that ought to. */
final class Supervisor {

    private static final Duration ROUND = Duration.ofMillis(100);

    private final Launcher launch;
    private final ReaperClient guard;
    private final StartupWait startup;
    private final Map<Component, Object> locks = new EnumMap<>(Component.class);
    private final Map<Component, ManagedProcess> started = new ConcurrentHashMap<>();
    private final Set<Component> watched = ConcurrentHashMap.newKeySet();
    private volatile boolean ending;

    Supervisor(Launcher launch, ReaperClient guard, Duration startLimit) {
        this.launch = launch;
        this.guard = guard;
        this.startup = new StartupWait(startLimit, this::isEnding);
        for (Component part : Component.values()) {
            locks.put(part, new Object());
        }
    }

    /** Returns when the part is ready, and from then on watches it. */
    void start(Component part) {
        ManagedProcess running = launched(part);
        startup.await(part.label(), running, () -> launch.isReady(part));
        launch.furnish(part);
        watched.add(part);
    }

    private ManagedProcess launched(Component part) {
        synchronized (lock(part)) {
            ManagedProcess before = started.get(part);
            if (before != null && !Processes.isGone(before.process())) {
                throw new IllegalStateException("the " + part + " runs already");
            }
            startup.failIfGivenUp(part.label(), "started");
            if (before != null) {
                // It may have died and left its locks to us.
                before.stop();
            }
            ManagedProcess running = launch.start(part);
            started.put(part, running);
            guard.process(part.stage(), running.process());
            return running;
        }
    }

    void stop(Component part) {
        end(part, ManagedProcess::stop);
    }

    void kill(Component part) {
        end(part, ManagedProcess::kill);
    }

    private void end(Component part, Consumer<ManagedProcess> how) {
        synchronized (lock(part)) {
            watched.remove(part);
            ManagedProcess running = started.get(part);
            if (running != null) {
                how.accept(running);
            }
        }
    }

    /** Nothing is started any more, and who is being started gives up. */
    void noMore() {
        ending = true;
    }

    StartupWait startup() {
        return startup;
    }

    boolean isEnding() {
        return ending;
    }

    boolean isRunning(Component part) {
        return has(part) && !Processes.isGone(process(part));
    }

    boolean has(Component part) {
        return started.containsKey(part);
    }

    ProcessHandle process(Component part) {
        return running(part).process();
    }

    String ending(Component part) {
        return running(part).ending();
    }

    /** Tells of each part that died unasked, until there are no more. */
    void watch(Consumer<Component> died) {
        Thread watch = new Thread(() -> makeRounds(died), "watch");
        watch.setDaemon(true);
        watch.start();
    }

    private void makeRounds(Consumer<Component> died) {
        while (!ending) {
            for (Component part : Component.values()) {
                if (watched.contains(part) && Processes.isGone(process(part)) && watched.remove(part)) {
                    died.accept(part);
                }
            }
            Processes.pause(ROUND);
        }
    }

    private ManagedProcess running(Component part) {
        @Nullable ManagedProcess running = started.get(part);
        if (running == null) {
            throw new IllegalStateException("the " + part + " was not started");
        }
        return running;
    }

    @SuppressWarnings("NullAway") // every part has one
    private Object lock(Component part) {
        return locks.get(part);
    }
}
