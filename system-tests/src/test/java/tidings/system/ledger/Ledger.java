package tidings.system.ledger;

import static tidings.system.ledger.LoggedMessage.header;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tidings.contract.Topics;
import tidings.embedded.EmbeddedSystem;
import tidings.embedded.client.Await;
import tidings.embedded.client.ReceivedWebhook;
import tidings.embedded.client.TopicTail;
import tidings.embedded.client.WebhookReceiver;
import tidings.system.provider.Provider;
import tidings.system.provider.ProviderEntry;

/**
 * Accounts for every order that customers place after it was opened.
 *
 * <p>Its witnesses are outside the services: the customers, the provider of payments and notifications, a subscriber, the
 * topics. The databases are held against them.
 */
public final class Ledger implements AutoCloseable {

    /**
     * Longer than every claim: 30 s of a payment, a notification or a delivery, 60 s of a relay that hangs. Whatever a process
     * that lost its claim still does has been done by then.
     */
    public static final Duration LONGEST_CLAIM = Duration.ofSeconds(70);

    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

    private final TopicTail topics;
    private final TopicTail deadLetterTopics;
    private final DatabaseState databases;
    private final Provider provider;
    private final WebhookReceiver subscriber;
    private final List<LoggedMessage> messages = new ArrayList<>();
    private final List<DeadLetterRecord> deadLetters = new ArrayList<>();
    private final Set<DeadLetterRecord> expectedDeadLetters = new HashSet<>();
    private Instant opened;
    private int providerEntries;
    private int webhooks;

    private Ledger(EmbeddedSystem system, Provider provider, WebhookReceiver subscriber) {
        this.topics = TopicTail.open(system.bootstrapServers(), Topics.names());
        this.deadLetterTopics = TopicTail.open(system.bootstrapServers(), Topics.deadLetterNames());
        this.databases = new DatabaseState(system);
        this.provider = provider;
        this.subscriber = subscriber;
        this.opened = Instant.now();
    }

    /**
     * Opens a ledger for what happens from now on.
     *
     * @param subscriber subscribed to every event
     */
    public static Ledger open(EmbeddedSystem system, Provider provider, WebhookReceiver subscriber) {
        return new Ledger(system, provider, subscriber);
    }

    /** Restarts the ledger with what happens from now on. */
    public void reset() {
        messages.clear();
        deadLetters.clear();
        expectedDeadLetters.clear();
        topics.seekToEnd();
        deadLetterTopics.seekToEnd();
        opened = Instant.now();
        providerEntries = provider.entries().size();
        webhooks = subscriber.count();
    }

    /** Expects this dead letter. */
    public void expectDeadLetter(DeadLetterRecord deadLetter) {
        expectedDeadLetters.add(deadLetter);
    }

    /**
     * Returns the first report that balances, or the last one after {@code timeout}. The customers must have stopped.
     *
     * <p>It says nothing about what happens later: audit once more after {@link #LONGEST_CLAIM}.
     */
    public AuditReport audit(Collection<RetryingCustomers> customers, Tolerance tolerance, Duration timeout)
            throws InterruptedException {
        return audit(customers, tolerance, List.of(), timeout);
    }

    /** Returns the first report in which exactly these items are wrong, or the last one after {@code timeout}. */
    public AuditReport audit(
            Collection<RetryingCustomers> customers, Tolerance tolerance, Collection<String> wrong, Duration timeout)
            throws InterruptedException {
        AtomicReference<AuditReport> last = new AtomicReference<>();
        Await.until(
                () -> {
                    last.set(report(customers, tolerance));
                    return Set.copyOf(last.get().wrongItems()).equals(Set.copyOf(wrong));
                },
                timeout,
                POLL_INTERVAL);
        return last.get();
    }

    private AuditReport report(Collection<RetryingCustomers> customers, Tolerance tolerance) {
        // The databases first: what they store is announced already.
        Books.Databases stored = databases.read(opened);
        topics.drain(record -> messages.add(LoggedMessage.of(record)));
        deadLetterTopics.drain(record -> deadLetters.add(deadLetter(record)));
        List<ProviderEntry> entries = provider.entries();
        List<String> received =
                subscriber.received().stream().map(ReceivedWebhook::id).toList();
        return Audit.report(new Books(
                Books.Customers.of(customers),
                new Books.Topics(messages, deadLetters, expectedDeadLetters),
                stored,
                entries.subList(providerEntries, entries.size()),
                received.subList(webhooks, received.size()),
                tolerance));
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
