package tidings.embedded;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The replicas of a system's services, in the order in which they were started. */
final class Replicas {

    private final Launch launch;
    private final DataDirectory data;
    private final GuardLine guard;
    private final Startup startup;
    private final Progress progress;
    private final List<Replica> all = new CopyOnWriteArrayList<>();

    Replicas(Launch launch, DataDirectory data, GuardLine guard, Startup startup, Progress progress) {
        this.launch = launch;
        this.data = data;
        this.guard = guard;
        this.startup = startup;
        this.progress = progress;
    }

    /** Returns when it is ready; fails with {@link StartFailed}, and nothing left running. */
    Replica start(Part service, Map<String, String> environment) {
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

    private synchronized Replica launched(Part service, Map<String, String> environment) {
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
