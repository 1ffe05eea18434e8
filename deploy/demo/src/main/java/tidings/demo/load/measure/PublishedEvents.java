package tidings.demo.load.measure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tidings.contract.Topics;
import tidings.embedded.client.TopicTail;

/** The events that were published, when, and in which order. */
public final class PublishedEvents implements AutoCloseable {

    private final TopicTail tail;
    private final Map<String, Publication> byId = new HashMap<>();

    private PublishedEvents(TopicTail tail) {
        this.tail = tail;
    }

    public static PublishedEvents open(String bootstrapServers) {
        return new PublishedEvents(TopicTail.open(
                bootstrapServers, List.of(Topics.ORDERS_EVENTS, Topics.PAYMENTS_EVENTS, Topics.NOTIFICATIONS_EVENTS)));
    }

    /** Those since the last time that they were forgotten, by the id of the event. */
    public Map<String, Publication> all() {
        tail.drain(this::take);
        return Map.copyOf(byId);
    }

    public void forget() {
        tail.skip();
        byId.clear();
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        String id = new String(record.headers().lastHeader("ce_id").value(), UTF_8);
        byId.put(
                id,
                new Publication(
                        record.topic() + "/" + record.key(),
                        record.offset(),
                        Instant.ofEpochMilli(record.timestamp())));
    }

    @Override
    public void close() {
        tail.close();
    }

    /**
     * An event on its topic.
     *
     * @param line what has the same is in order: a topic and an order
     * @param at when it was handed to Kafka, in whole milliseconds
     */
    record Publication(String line, long offset, Instant at) {}

    /** How often one comes before another of its line that was published earlier. */
    public static long outOfOrder(List<Publication> told) {
        Map<String, Long> last = new HashMap<>();
        List<Publication> wrong = new ArrayList<>();
        for (Publication publication : told) {
            Long before = last.put(publication.line(), publication.offset());
            if (before != null && before > publication.offset()) {
                wrong.add(publication);
            }
        }
        return wrong.size();
    }
}
