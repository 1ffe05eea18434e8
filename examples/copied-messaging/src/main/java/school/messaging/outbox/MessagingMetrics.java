package school.messaging.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/** The metrics of the outbox and of dead letters. Those of Kafka and HTTP come with their clients. */
@ApplicationScoped
public class MessagingMetrics {

    private final AtomicInteger waiting = new AtomicInteger();
    private final Counter sent;
    private final Counter parked;
    private final Counter deadLetters;

    public MessagingMetrics(MeterRegistry registry) {
        registry.gauge("school.outbox.waiting", waiting);
        this.sent = registry.counter("school.outbox.sent");
        this.parked = registry.counter("school.outbox.parked");
        this.deadLetters = registry.counter("school.dead.letters");
    }

    /** Records the number of messages that the relay has just found in the outbox: at least once per second, at most one batch. */
    void waiting(int messages) {
        waiting.set(messages);
    }

    /** Counts the sent and the parked messages of a batch. */
    void relayed(RelayResult batch) {
        sent.increment(batch.size());
        parked.increment(batch.parked().size());
    }

    /** Counts a dead letter. */
    public void deadLetter() {
        deadLetters.increment();
    }
}
