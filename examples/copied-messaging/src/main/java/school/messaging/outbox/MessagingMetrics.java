package school.messaging.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/** What an operator watches of the outbox and of dead letters; Kafka's and HTTP's own numbers come with their clients. */
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

    /** How many messages this relay found in the outbox when it looked last: each second, and at most a batch of them. */
    void waiting(int messages) {
        waiting.set(messages);
    }

    void relayed(RelayResult batch) {
        sent.increment(batch.size());
        parked.increment(batch.refused().size());
    }

    public void deadLetter() {
        deadLetters.increment();
    }
}
