package tidings.embedded;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import tidings.embedded.process.Ports;
import tidings.embedded.process.ReaperClient;
import tidings.embedded.process.StartFailed;
import tidings.embedded.process.StartupWait;

/** The replicas of a system's services in the order of their start. */
final class Replicas {

    private final Launcher launcher;
    private final DataDirectory data;
    private final ReaperClient reaper;
    private final StartupWait startup;
    private final Progress progress;
    private final List<Replica> all = new CopyOnWriteArrayList<>();

    Replicas(Launcher launcher, DataDirectory data, ReaperClient reaper, StartupWait startup, Progress progress) {
        this.launcher = launcher;
        this.data = data;
        this.reaper = reaper;
        this.startup = startup;
        this.progress = progress;
    }

    /** Returns when the replica is ready. On failure it stops the replica and throws {@link StartFailed}. */
    Replica start(Component service, Map<String, String> environment) {
        long begin = System.nanoTime();
        Replica replica = launched(service, environment);
        try {
            startup.await(replica.toString(), replica.running(), () -> launcher.isHealthy(replica.port()));
        } catch (RuntimeException e) {
            replica.close();
            throw e instanceof StartFailed ? new StartFailed(e.getMessage() + data.logTail(replica.log()), e) : e;
        }
        progress.report(replica, "ready in " + Progress.since(begin) + "   " + replica.url());
        return replica;
    }

    private synchronized Replica launched(Component service, Map<String, String> environment) {
        startup.failIfCancelled("replica of the " + service, "started");
        String name = service.label() + "-" + (all.size() + 2);
        int port = Ports.anyFree();
        Replica replica =
                new Replica(name, port, data.log(name), launcher.replica(service, name, port, environment), progress);
        reaper.process(service.startOrder(), replica.process());
        all.add(replica);
        return replica;
    }

    /** Stops all replicas. Call it only after further starts are refused. */
    synchronized void close() {
        all.forEach(Replica::close);
    }
}
