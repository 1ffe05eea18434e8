package tidings.eventmanager.patterns;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Executor;
import tidings.messaging.work.BackgroundWorker;

/** Publishes every second the matches that time alone has completed. */
@ApplicationScoped
class PatternWorker {

    /** Before the relay stops, so that the relay still sends the matches. */
    private static final int EARLY = 1000;

    private static final Duration TICK = Duration.ofSeconds(1);

    private final Watermarks watermarks;
    private final DetectPatterns detectPatterns;
    private final BackgroundWorker worker;

    PatternWorker(Watermarks watermarks, DetectPatterns detectPatterns, Vertx vertx) {
        this.watermarks = watermarks;
        this.detectPatterns = detectPatterns;
        this.worker = new BackgroundWorker("patterns", TICK, vertx, this::run);
    }

    void start(@Observes StartupEvent started) {
        worker.start();
    }

    void stop(@Observes @Priority(EARLY) ShutdownEvent stopping) {
        worker.stop(Duration.ofSeconds(2));
    }

    private Uni<Boolean> run() {
        Executor context = MutinyHelper.executor(Vertx.currentContext());
        return watermarks.record().emitOn(context).chain(detectPatterns::sweep);
    }
}
