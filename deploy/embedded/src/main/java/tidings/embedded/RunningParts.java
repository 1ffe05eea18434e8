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

    private final Launch launch;
    private final GuardLine guard;
    private final Startup startup;
    private final Map<Part, Object> locks = new EnumMap<>(Part.class);
    private final Map<Part, Running> started = new ConcurrentHashMap<>();
    private final Set<Part> watched = ConcurrentHashMap.newKeySet();
    private volatile boolean ending;

    RunningParts(Launch launch, GuardLine guard, Duration startLimit) {
        this.launch = launch;
        this.guard = guard;
        this.startup = new Startup(startLimit, this::isEnding);
        for (Part part : Part.values()) {
            locks.put(part, new Object());
        }
    }

    /** Returns when the part is ready, and from then on watches it. */
    void start(Part part) {
        Running running = launched(part);
        startup.await(part.label(), running, () -> launch.isReady(part));
        launch.furnish(part);
        watched.add(part);
    }

    private Running launched(Part part) {
        synchronized (lock(part)) {
            Running before = started.get(part);
            if (before != null && !Processes.isGone(before.process())) {
                throw new IllegalStateException("the " + part + " runs already");
            }
            startup.failIfGivenUp(part.label(), "started");
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

    Startup startup() {
        return startup;
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
