package tidings.payments;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import tidings.messaging.work.BackgroundWorker;
import tidings.payments.domain.GatewayAnswer;
import tidings.payments.domain.PaidOrderId;

/** Records what the gateway answered; answers that come together are recorded together. One that cannot be is kept. */
@ApplicationScoped
class GatewayResultBatch {

    private static final int AT_ONCE = 100;

    private final SettlePayments settlePayments;
    private final Queue<GatewayResult> answers = new ConcurrentLinkedQueue<>();
    private final BackgroundWorker worker;
    private volatile Runnable whenSettled = () -> {};

    GatewayResultBatch(SettlePayments settlePayments, Vertx vertx) {
        this.settlePayments = settlePayments;
        this.worker = new BackgroundWorker("gateway answers", Duration.ofSeconds(1), vertx, this::settle);
    }

    /** {@code listener} hears when some were settled: a payment that was cancelled meanwhile is to be refunded now. */
    void start(Runnable listener) {
        whenSettled = listener;
        worker.start();
    }

    void stop(Duration patience) {
        worker.stop(patience);
    }

    void add(PaidOrderId order, GatewayAnswer answer) {
        answers.add(new GatewayResult(order, answer));
        worker.trigger();
    }

    private Uni<Boolean> settle() {
        List<GatewayResult> batch = new ArrayList<>();
        for (GatewayResult next = answers.poll(); next != null; next = batch.size() < AT_ONCE ? answers.poll() : null) {
            batch.add(next);
        }
        return batch.isEmpty()
                ? Uni.createFrom().item(false)
                : settlePayments
                        .settle(batch)
                        .onFailure()
                        .invoke(() -> answers.addAll(batch))
                        .invoke(whenSettled)
                        .replaceWith(true);
    }
}
