package tidings.demo.load.measure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.HdrHistogram.Histogram;
import tidings.demo.load.measure.PublishedEvents.Publication;
import tidings.embedded.client.ReceivedWebhook;

/**
 * The deliveries to one webhook. Times are in microseconds, from an event's Kafka timestamp to the call of the webhook.
 *
 * @param missing events without a delivery
 * @param duplicates deliveries after the first of an event
 * @param outOfOrder deliveries after a later event of the same order and topic
 */
public record WebhookStatistics(
        int published, long missing, long duplicates, long outOfOrder, long p50, long p99, long max) {

    public static WebhookStatistics of(Map<String, Publication> published, List<ReceivedWebhook> received) {
        Histogram times = new Histogram(3);
        for (ReceivedWebhook reception : received) {
            Publication publication = published.get(reception.id());
            if (publication != null) {
                Duration time = Duration.between(publication.at(), reception.at());
                times.recordValue(Math.max(0, time.toNanos() / 1000));
            }
        }
        List<Publication> delivered = received.stream()
                .map(reception -> published.get(reception.id()))
                .filter(Objects::nonNull)
                .toList();
        long distinct = received.stream()
                .map(ReceivedWebhook::id)
                .filter(published::containsKey)
                .distinct()
                .count();
        return new WebhookStatistics(
                published.size(),
                published.size() - distinct,
                delivered.size() - distinct,
                PublishedEvents.outOfOrder(delivered),
                times.getValueAtPercentile(50),
                times.getValueAtPercentile(99),
                times.getMaxValue());
    }

    /** Returns whether every event was delivered once, in order. */
    public boolean isComplete() {
        return missing == 0 && duplicates == 0 && outOfOrder == 0;
    }

    public String description() {
        return isComplete()
                ? published + " once, in order"
                : published + ", " + missing + " missing, " + duplicates + " duplicates, " + outOfOrder
                        + " out of order";
    }
}
