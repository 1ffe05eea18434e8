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
import tidings.eventmanager.subscriptions.SubscriptionId;
import tidings.messaging.work.NonCancellable;

/** Replays over HTTP: {@code {"from": "2026-11-21T12:00:00Z"}}. */
@Path("/subscriptions/{id}/replay")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class ReplayResource {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final ReplayEvents replayEvents;
    private final DeliveryWorkers workers;

    ReplayResource(ReplayEvents replayEvents, DeliveryWorkers workers) {
        this.replayEvents = replayEvents;
        this.workers = workers;
    }

    @POST
    public Uni<Map<String, Integer>> replay(@PathParam("id") String id, String body) {
        SubscriptionId subscription = DeliveryResource.subscription(id);
        return NonCancellable.of(replayEvents
                .replay(subscription, from(body))
                .invoke(() -> workers.trigger(List.of(subscription)))
                .map(count -> Map.of("events", count)));
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
