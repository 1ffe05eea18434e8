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

/** The published events with their times and their order. */
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

    /** Returns the events since the last {@link #clear()}, by their id. */
    public Map<String, Publication> all() {
        tail.drain(this::take);
        return Map.copyOf(byId);
    }

    public void clear() {
        tail.seekToEnd();
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
     * @param orderingKey the topic and the order id; events with the same key have a defined order
     * @param at Kafka's timestamp, in whole milliseconds
     */
    record Publication(String orderingKey, long offset, Instant at) {}

    /** Counts the events that come after a later one with the same ordering key. */
    public static long outOfOrder(List<Publication> delivered) {
        Map<String, Long> last = new HashMap<>();
        List<Publication> misplaced = new ArrayList<>();
        for (Publication publication : delivered) {
            Long previous = last.put(publication.orderingKey(), publication.offset());
            if (previous != null && previous > publication.offset()) {
                misplaced.add(publication);
            }
        }
        return misplaced.size();
    }
}
