package tidings.eventmanager.deadletters;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import tidings.eventmanager.deadletters.record.DeadLetter;
import tidings.messaging.work.TransientRetry;

/** Stores every dead letter of every service. */
@ApplicationScoped
class DeadLettersHandler {

    private static final Logger LOG = Logger.getLogger(DeadLettersHandler.class);

    private final DeadLetterStore store;
    private final TransientRetry outages;

    DeadLettersHandler(DeadLetterStore store, TransientRetry outages) {
        this.store = store;
        this.outages = outages;
    }

    @Incoming("deadletters.records")
    Uni<Void> on(ConsumerRecords<byte[], byte[]> records) {
        Executor context = MutinyHelper.executor(Vertx.currentContext());
        List<DeadLetter> batch = StreamSupport.stream(records.spliterator(), false)
                .map(DeadLetterMapper::read)
                .toList();
        return store(batch, context).onFailure().recoverWithUni(() -> oneByOne(batch, context));
    }

    private Uni<Void> store(List<DeadLetter> batch, Executor context) {
        return outages.run(batch.size(), context, () -> store.add(batch));
    }

    private Uni<Void> oneByOne(List<DeadLetter> batch, Executor context) {
        return Multi.createFrom()
                .iterable(batch)
                .onItem()
                .transformToUniAndConcatenate(deadLetter -> storeInAnyCase(deadLetter, context))
                .onItem()
                .ignoreAsUni();
    }

    /** Stores a dead letter without its content if the database rejects it, so an operator sees each one. */
    private Uni<Void> storeInAnyCase(DeadLetter deadLetter, Executor context) {
        return store(List.of(deadLetter), context)
                .onFailure()
                .invoke(failure -> LOG.errorf("stored without its content: %s: %s", deadLetter.position(), failure))
                .onFailure()
                .recoverWithUni(failure -> store(
                        List.of(deadLetter.withoutContent(failure.getClass().getName())), context))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofSeconds(1), Duration.ofSeconds(30))
                .indefinitely();
    }
}
