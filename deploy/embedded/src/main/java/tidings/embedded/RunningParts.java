package tidings.embedded;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The parts that run, and the watch over those that ought to. */
final class RunningParts {

    private static final Duration ROUND = Duration.ofMillis(100);
    private static final Duration GLANCE = Duration.ofMillis(50);

    private final Launch launch;
    private final GuardLine guard;
    private final Duration startLimit;
    private final Map<Part, Object> locks = new EnumMap<>(Part.class);
    private final Map<Part, Running> started = new ConcurrentHashMap<>();
    private final Set<Part> watched = ConcurrentHashMap.newKeySet();
    private volatile boolean ending;

    RunningParts(Launch launch, GuardLine guard, Duration startLimit) {
        this.launch = launch;
        this.guard = guard;
        this.startLimit = startLimit;
        for (Part part : Part.values()) {
            locks.put(part, new Object());
        }
    }

    /** Returns when the part is ready, and from then on watches it. */
    void start(Part part) {
        Running running = launched(part);
        long deadline = System.nanoTime() + startLimit.toNanos();
        while (!launch.isReady(part)) {
            if (ending) {
                throw new StartFailed("the " + part + " was stopped before it was ready");
            }
            if (Processes.isGone(running.process())) {
                throw new StartFailed("the " + part + " " + running.ending() + " before it was ready");
            }
            if (System.nanoTime() > deadline) {
                throw new StartFailed("the " + part + " was not ready within " + startLimit.toSeconds() + " s");
            }
            Processes.pause(GLANCE);
        }
        launch.furnish(part);
        watched.add(part);
    }

    private Running launched(Part part) {
        synchronized (lock(part)) {
            Running before = started.get(part);
            if (before != null && !Processes.isGone(before.process())) {
                throw new IllegalStateException("the " + part + " runs already");
            }
            if (ending) {
                throw new StartFailed("the " + part + " was stopped before it was started");
            }
            if (before != null) {
                // It may have died and left its locks to us.
                before.stop();
            }
            Running running = launch.start(part);
            started.put(part, running);
            guard.process(part.stage(), running.process());
            return running;
        }
    }

    void stop(Part part) {
        end(part, Running::stop);
    }

    void kill(Part part) {
        end(part, Running::kill);
    }

    private void end(Part part, Consumer<Running> how) {
        synchronized (lock(part)) {
            watched.remove(part);
            Running running = started.get(part);
            if (running != null) {
                how.accept(running);
            }
        }
    }

    /** Nothing is started any more, and who is being started gives up. */
    void noMore() {
        ending = true;
    }

    boolean isEnding() {
        return ending;
    }

    boolean isRunning(Part part) {
        return has(part) && !Processes.isGone(process(part));
    }

    boolean has(Part part) {
        return started.containsKey(part);
    }

    ProcessHandle process(Part part) {
        return running(part).process();
    }

    String ending(Part part) {
        return running(part).ending();
    }

    /** Tells of each part that died unasked, until there are no more. */
    void watch(Consumer<Part> died) {
        Thread watch = new Thread(() -> makeRounds(died), "watch");
        watch.setDaemon(true);
        watch.start();
    }

    private void makeRounds(Consumer<Part> died) {
        while (!ending) {
            for (Part part : Part.values()) {
                if (watched.contains(part) && Processes.isGone(process(part)) && watched.remove(part)) {
                    died.accept(part);
                }
            }
            Processes.pause(ROUND);
        }
    }

    private Running running(Part part) {
        @Nullable Running running = started.get(part);
        if (running == null) {
            throw new IllegalStateException("the " + part + " was not started");
        }
        return running;
    }

    @SuppressWarnings("NullAway") // every part has one
    private Object lock(Part part) {
        return locks.get(part);
    }
}
