package tidings.eventmanager.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import tidings.eventmanager.http.BadRequest;
import tidings.eventmanager.http.CurrentOwner;
import tidings.eventmanager.log.EventLog;
import tidings.eventmanager.log.EventLog.LoggedEvent;
import tidings.eventmanager.subscriptions.Subscription;
import tidings.eventmanager.subscriptions.SubscriptionDirectory;
import tidings.eventmanager.subscriptions.SubscriptionId;
import tidings.messaging.work.NonCancellable;

/**
 * Replays over HTTP: {@code {"from": "2026-11-21T12:00:00Z"}}. Delivers the stored events since a time to a subscription
 * again, in the same order.
 */
@Path("/subscriptions/{id}/replay")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class ReplayResource {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int BATCH_SIZE = 500;

    private final SubscriptionDirectory directory;
    private final EventLog log;
    private final DeliveryQueue queue;
    private final DeliveryWorkers workers;
    private final CurrentOwner owner;

    ReplayResource(
            SubscriptionDirectory directory,
            EventLog log,
            DeliveryQueue queue,
            DeliveryWorkers workers,
            CurrentOwner owner) {
        this.directory = directory;
        this.log = log;
        this.queue = queue;
        this.workers = workers;
        this.owner = owner;
    }

    /** Returns the number of events. */
    @POST
    public Uni<Map<String, Integer>> replay(@PathParam("id") String path, String body) {
        SubscriptionId id = DeliveryResource.subscription(path);
        Instant from = from(body);
        return NonCancellable.of(directory
                .current(owner.get(), id)
                .chain(subscription -> replay(subscription, from, 0, 0))
                .invoke(() -> workers.trigger(List.of(id)))
                .map(count -> Map.of("events", count)));
    }

    private Uni<Integer> replay(Subscription subscription, Instant from, long after, int before) {
        return log.since(from, after, BATCH_SIZE).chain(page -> {
            List<Long> wanted = page.stream()
                    .filter(logged ->
                            subscription.selector().matches(logged.event().attributes()))
                    .map(LoggedEvent::position)
                    .toList();
            int count = before + wanted.size();
            Uni<Void> queued =
                    wanted.isEmpty() ? Uni.createFrom().voidItem() : queue.redeliver(subscription.id(), wanted);
            return queued.chain(() -> page.size() < BATCH_SIZE
                    ? Uni.createFrom().item(count)
                    : replay(subscription, from, page.get(page.size() - 1).position(), count));
        });
    }

    private static Instant from(String body) {
        try {
            return OffsetDateTime.parse(MAPPER.readTree(body).path("from").asText())
                    .toInstant();
        } catch (JsonProcessingException | DateTimeException malformed) {
            throw new BadRequest("from", "must be a time such as 2026-11-21T12:00:00Z");
        }
    }
}
