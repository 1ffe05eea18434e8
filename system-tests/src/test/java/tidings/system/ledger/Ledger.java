package tidings.system.ledger;

import static tidings.system.ledger.LoggedMessage.header;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tidings.contract.Topics;
import tidings.embedded.EmbeddedSystem;
import tidings.embedded.client.Await;
import tidings.embedded.client.TopicTail;

/**
 * Accounts for every order that customers placed since it was opened, from outside: by the topics, the databases and the
 * dead letters, not by what any service says of itself.
 */
public final class Ledger implements AutoCloseable {

    private static final Duration GLANCE = Duration.ofSeconds(1);

    private final TopicTail topics;
    private final TopicTail deadLetterTopics;
    private final DatabaseState books;
    private final List<LoggedMessage> messages = new ArrayList<>();
    private final List<DeadLetterRecord> letters = new ArrayList<>();
    private final Set<DeadLetterRecord> explained = new HashSet<>();

    private Ledger(EmbeddedSystem system) {
        this.topics = TopicTail.open(system.bootstrapServers(), Topics.names());
        this.deadLetterTopics = TopicTail.open(system.bootstrapServers(), Topics.deadLetterNames());
        this.books = new DatabaseState(system);
    }

    /** Begins with what is sent from now on. */
    public static Ledger open(EmbeddedSystem system) {
        return new Ledger(system);
    }

    /** Forgets all, and begins again with what is sent from now on. */
    public void startAnew() {
        messages.clear();
        letters.clear();
        explained.clear();
        topics.skip();
        deadLetterTopics.skip();
    }

    /** From now on this dead letter has to be there. */
    public void explain(DeadLetterRecord letter) {
        explained.add(letter);
    }

    /** The account once it balances, or after {@code patience}; the customers place no more. */
    public AuditReport settle(RetryingCustomers customers, Duration patience) throws InterruptedException {
        Await.until(() -> account(customers).balances(), patience, GLANCE);
        return account(customers);
    }

    private AuditReport account(RetryingCustomers customers) {
        topics.drain(record -> messages.add(LoggedMessage.of(record)));
        deadLetterTopics.drain(record -> letters.add(letter(record)));
        return new LedgerReport(customers.accepted(), messages, books.orders())
                .account(customers.placed(), customers.troubles().keySet(), books.underWay(), letters, explained);
    }

    private static DeadLetterRecord letter(ConsumerRecord<?, ?> record) {
        return new DeadLetterRecord(
                record.topic(), header(record, "dead-letter-partition") + "@" + header(record, "dead-letter-offset"));
    }

    @Override
    public void close() {
        topics.close();
        deadLetterTopics.close();
    }
}
