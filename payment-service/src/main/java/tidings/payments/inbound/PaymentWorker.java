package tidings.payments.inbound;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import tidings.messaging.work.BackgroundWorker;
import tidings.payments.CollectPayments;

/** Runs {@link CollectPayments}: at once when payments were recorded, and once per second for those that are due. */
@ApplicationScoped
class PaymentWorker {

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);
    /** The relay stops later, so that it still sends the messages that are recorded here. */
    private static final int BEFORE_RELAY = 1000;

    private final BackgroundWorker recent;
    private final BackgroundWorker due;
    private final AnswerBatcher answers;

    PaymentWorker(CollectPayments collectPayments, AnswerBatcher answers, Vertx vertx) {
        this.answers = answers;
        this.recent = new BackgroundWorker(
                "new payments", TICK, vertx, () -> collectPayments.collectNew(answers::submit, this::trigger));
        this.due = new BackgroundWorker(
                "due payments", TICK, vertx, () -> collectPayments.collectDue().invoke(this::trigger));
    }

    void start(@Observes StartupEvent started) {
        answers.start();
        recent.start();
        due.start();
    }

    void stop(@Observes @Priority(BEFORE_RELAY) ShutdownEvent stopping) {
        due.stop(STOP_TIMEOUT);
        recent.stop(STOP_TIMEOUT);
        answers.stop(STOP_TIMEOUT);
    }

    /** There may be new payments. */
    void trigger() {
        recent.trigger();
    }
}
