package tidings.payments.inbound;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import tidings.messaging.work.Batcher;
import tidings.messaging.work.TransientRetry;
import tidings.payments.SettlePayments;
import tidings.payments.SettlePayments.GatewayResult;

/**
 * Batches answers of the gateway: the answers that arrive during one transaction are recorded together in the next one.
 *
 * <p>If a batch fails, each of its answers gets a transaction of its own. An answer that still fails is dropped: its payment
 * is due when its claim ends, and the gateway is asked again. While the database is unavailable, the answers wait.
 */
@ApplicationScoped
class AnswerBatcher {

    private static final Logger LOG = Logger.getLogger(AnswerBatcher.class);
    private static final int BATCH_SIZE = 100;

    private final SettlePayments settlePayments;
    private final TransientRetry retry;
    private final Counter failed;
    private final Batcher<GatewayResult, GatewayResult> batcher;

    AnswerBatcher(SettlePayments settlePayments, TransientRetry retry, MeterRegistry metrics, Vertx vertx) {
        this.settlePayments = settlePayments;
        this.retry = retry;
        this.failed = metrics.counter("tidings.payments.failed", "step", "settle");
        this.batcher = new Batcher<>("gateway answers", BATCH_SIZE, vertx, batch -> record(
                        batch, MutinyHelper.executor(Vertx.currentContext()))
                .replaceWith(batch));
    }

    void start() {
        batcher.start();
    }

    void stop(Duration timeout) {
        batcher.stop(timeout);
    }

    /** Completes when the answer is recorded or dropped. */
    Uni<Void> submit(GatewayResult result) {
        return batcher.submit(result).replaceWithVoid();
    }

    private Uni<Void> record(List<GatewayResult> batch, Executor context) {
        return retry.run(batch.size(), context, () -> settlePayments.settle(batch, Instant.now()))
                .onFailure()
                .recoverWithUni(
                        failure -> batch.size() == 1 ? drop(batch.get(0), failure) : recordOneByOne(batch, context));
    }

    private Uni<Void> recordOneByOne(List<GatewayResult> batch, Executor context) {
        return Multi.createFrom()
                .iterable(batch)
                .onItem()
                .transformToUniAndConcatenate(result -> record(List.of(result), context))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> drop(GatewayResult result, Throwable failure) {
        failed.increment();
        LOG.errorf(
                failure,
                "order %s: the gateway's answer cannot be recorded",
                result.order().value());
        return Uni.createFrom().voidItem();
    }
}
