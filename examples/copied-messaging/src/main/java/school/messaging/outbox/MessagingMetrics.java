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

    /** Records how many messages wait in the outbox, at least once per second: at most a batch to send and a batch held. */
    void waiting(int messages) {
        waiting.set(messages);
    }

    /** Counts the sent and the parked messages of a turn. */
    void relayed(RelayTurn turn) {
        sent.increment(turn.sent().size());
        parked.increment(turn.parked());
    }

    /** Counts a dead letter. */
    public void deadLetter() {
        deadLetters.increment();
    }
}
