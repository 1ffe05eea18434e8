package tidings.eventmanager.journal;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import tidings.messaging.work.TransientRetry;

/** Records every message of every topic in the journal; reads only headers. */
@ApplicationScoped
class MessagesHandler {

    private static final Logger LOG = Logger.getLogger(MessagesHandler.class);

    private final JournalStore journal;
    private final TransientRetry outages;

    MessagesHandler(JournalStore journal, TransientRetry outages) {
        this.journal = journal;
        this.outages = outages;
    }

    @Incoming("tracking.messages")
    Uni<Void> on(ConsumerRecords<byte[], byte[]> records) {
        Executor context = MutinyHelper.executor(Vertx.currentContext());
        List<JournalEntry> entries = StreamSupport.stream(records.spliterator(), false)
                .map(JournalEntry::of)
                .toList();
        return record(entries, context).onFailure().recoverWithUni(() -> oneByOne(entries, context));
    }

    private Uni<Void> record(List<JournalEntry> entries, Executor context) {
        return outages.run(entries.size(), context, () -> journal.record(entries));
    }

    /** Logs an entry that the journal cannot store, and stores its neighbours. */
    private Uni<Void> oneByOne(List<JournalEntry> entries, Executor context) {
        return Multi.createFrom()
                .iterable(entries)
                .onItem()
                .transformToUniAndConcatenate(entry -> record(List.of(entry), context)
                        .onFailure()
                        .invoke(failure -> LOG.errorf(
                                "not stored in the journal: %s-%d@%d: %s",
                                entry.message().topic(), entry.partition(), entry.offset(), failure))
                        .onFailure()
                        .recoverWithNull())
                .onItem()
                .ignoreAsUni();
    }
}
