package tidings.system.ledger;

import static tidings.system.ledger.LoggedMessage.header;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tidings.contract.Topics;
import tidings.embedded.EmbeddedSystem;
import tidings.embedded.client.Await;
import tidings.embedded.client.TopicTail;

/**
 * Accounts for every order that customers place after it was opened.
 *
 * <p>It uses the topics, the databases and the dead letters, not the services' own reports.
 */
public final class Ledger implements AutoCloseable {

    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

    private final TopicTail topics;
    private final TopicTail deadLetterTopics;
    private final DatabaseState databases;
    private final List<LoggedMessage> messages = new ArrayList<>();
    private final List<DeadLetterRecord> deadLetters = new ArrayList<>();
    private final Set<DeadLetterRecord> expectedDeadLetters = new HashSet<>();

    private Ledger(EmbeddedSystem system) {
        this.topics = TopicTail.open(system.bootstrapServers(), Topics.names());
        this.deadLetterTopics = TopicTail.open(system.bootstrapServers(), Topics.deadLetterNames());
        this.databases = new DatabaseState(system);
    }

    /** Opens a ledger for the messages sent from now on. */
    public static Ledger open(EmbeddedSystem system) {
        return new Ledger(system);
    }

    /** Restarts the ledger with the messages sent from now on. */
    public void reset() {
        messages.clear();
        deadLetters.clear();
        expectedDeadLetters.clear();
        topics.seekToEnd();
        deadLetterTopics.seekToEnd();
    }

    /** Expects this dead letter. */
    public void expectDeadLetter(DeadLetterRecord deadLetter) {
        expectedDeadLetters.add(deadLetter);
    }

    /**
     * Returns the first report that balances, or the last one after {@code timeout}. The customers must have stopped.
     *
     * <p>A second report would not do: a late acknowledgement may fill an outbox for a moment.
     */
    public AuditReport audit(RetryingCustomers customers, Duration timeout) throws InterruptedException {
        AtomicReference<AuditReport> last = new AtomicReference<>(report(customers));
        Await.until(() -> last.updateAndGet(earlier -> report(customers)).balances(), timeout, POLL_INTERVAL);
        return last.get();
    }

    private AuditReport report(RetryingCustomers customers) {
        topics.drain(record -> messages.add(LoggedMessage.of(record)));
        deadLetterTopics.drain(record -> deadLetters.add(deadLetter(record)));
        return new Audit(customers.accepted(), messages, databases.orders())
                .report(
                        customers.placed(),
                        customers.failures().keySet(),
                        databases.unfinished(),
                        deadLetters,
                        expectedDeadLetters);
    }

    private static DeadLetterRecord deadLetter(ConsumerRecord<?, ?> record) {
        return new DeadLetterRecord(
                record.topic(), header(record, "dead-letter-partition") + "@" + header(record, "dead-letter-offset"));
    }

    @Override
    public void close() {
        topics.close();
        deadLetterTopics.close();
    }
}
