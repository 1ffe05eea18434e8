package tidings.embedded;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import tidings.embedded.process.Ports;
import tidings.embedded.process.ReaperClient;
import tidings.embedded.process.StartFailed;
import tidings.embedded.process.StartupWait;

/** The replicas of a system's services, in the order in which they were started. */
final class Replicas {

    private final Launcher launch;
    private final DataDirectory data;
    private final ReaperClient guard;
    private final StartupWait startup;
    private final Progress progress;
    private final List<Replica> all = new CopyOnWriteArrayList<>();

    Replicas(Launcher launch, DataDirectory data, ReaperClient guard, StartupWait startup, Progress progress) {
        this.launch = launch;
        this.data = data;
        this.guard = guard;
        this.startup = startup;
        this.progress = progress;
    }

    /** Returns when it is ready; fails with {@link StartFailed}, and nothing left running. */
    Replica start(Component service, Map<String, String> environment) {
        long begin = System.nanoTime();
        Replica replica = launched(service, environment);
        try {
            startup.await(replica.toString(), replica.running(), () -> launch.isHealthy(replica.port()));
        } catch (RuntimeException e) {
            replica.close();
            throw e instanceof StartFailed ? new StartFailed(e.getMessage() + data.lastWords(replica.log()), e) : e;
        }
        progress.tell(replica, "ready in " + Progress.since(begin) + "   " + replica.url());
        return replica;
    }

    private synchronized Replica launched(Component service, Map<String, String> environment) {
        startup.failIfGivenUp("replica of the " + service, "started");
        String name = service.label() + "-" + (all.size() + 2);
        int port = Ports.anyFree();
        Replica replica =
                new Replica(name, port, data.log(name), launch.replica(service, name, port, environment), progress);
        guard.process(service.stage(), replica.process());
        all.add(replica);
        return replica;
    }

    /** To be called when none is started any more. */
    synchronized void close() {
        all.forEach(Replica::close);
    }
}
