package tidings.demo.load.measure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.HdrHistogram.Histogram;
import tidings.demo.load.measure.PublishedEvents.Publication;
import tidings.embedded.client.ReceivedWebhook;

/**
 * What became of the events that a webhook should have been told of. Times are in microseconds, from when an event was
 * handed to Kafka until the webhook was called with it.
 *
 * @param missing of which it was not told
 * @param again of which it was told more than once
 * @param outOfOrder which came after a later one about the same order, on the same topic
 */
public record WebhookStatistics(
        int published, long missing, long again, long outOfOrder, long p50, long p99, long max) {

    public static WebhookStatistics of(Map<String, Publication> published, List<ReceivedWebhook> receptions) {
        Histogram times = new Histogram(3);
        for (ReceivedWebhook reception : receptions) {
            Publication publication = published.get(reception.id());
            if (publication != null) {
                Duration time = Duration.between(publication.at(), reception.at());
                times.recordValue(Math.max(0, time.toNanos() / 1000));
            }
        }
        List<Publication> told = receptions.stream()
                .map(reception -> published.get(reception.id()))
                .filter(Objects::nonNull)
                .toList();
        long distinct = receptions.stream()
                .map(ReceivedWebhook::id)
                .filter(published::containsKey)
                .distinct()
                .count();
        return new WebhookStatistics(
                published.size(),
                published.size() - distinct,
                told.size() - distinct,
                PublishedEvents.outOfOrder(told),
                times.getValueAtPercentile(50),
                times.getValueAtPercentile(99),
                times.getMaxValue());
    }

    /** Of every event, once, in order. */
    public boolean isComplete() {
        return missing == 0 && again == 0 && outOfOrder == 0;
    }

    public String description() {
        return isComplete()
                ? published + " once, in order"
                : published + ", " + missing + " missing, " + again + " again, " + outOfOrder + " out of order";
    }
}
