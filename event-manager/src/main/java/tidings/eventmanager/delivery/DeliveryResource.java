package tidings.eventmanager.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import tidings.eventmanager.http.BadRequest;
import tidings.eventmanager.subscriptions.SubscriptionId;
import tidings.messaging.work.NonCancellable;

/** The delivery log over HTTP: time, outcome and duration of each attempt, and the time of the next one. */
@Path("/subscriptions/{id}/deliveries")
@Produces(MediaType.APPLICATION_JSON)
class DeliveryResource {

    private static final int MAX_LIMIT = 500;

    private final DeliveryViews deliveries;

    DeliveryResource(DeliveryViews deliveries) {
        this.deliveries = deliveries;
    }

    /** Newest first. The next page begins before the last position of this page. */
    @GET
    public Uni<List<? extends JsonNode>> list(
            @PathParam("id") String id,
            @QueryParam("before") @DefaultValue("9223372036854775807") String before,
            @QueryParam("limit") @DefaultValue("50") String limit) {
        return NonCancellable.of(deliveries
                .of(subscription(id), number("before", before, Long.MAX_VALUE), (int) number("limit", limit, MAX_LIMIT))
                .map(views -> views.stream().map(DeliveryResource::shown).toList()));
    }

    private static JsonNode shown(DeliveryView view) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("position", view.position())
                .put("event", view.eventId())
                .put("type", view.type())
                .put("subject", view.subject())
                .put("status", view.state().toLowerCase(Locale.ROOT));
        var attempts = json.putArray("attempts");
        view.attempts().forEach(attempt -> attempts.addRawValue(new RawValue(attempt)));
        if (view.nextAttempt() != null) {
            json.put("nextattempt", view.nextAttempt().toString());
        }
        return json;
    }

    private static long number(String name, String text, long max) {
        try {
            long number = Long.parseLong(text);
            if (number >= 1 && number <= max) {
                return number;
            }
        } catch (NumberFormatException none) {
            // reported below
        }
        throw new BadRequest(name, "must be a number from 1 to " + max);
    }

    static SubscriptionId subscription(String text) {
        return SubscriptionId.of(text).orElseThrow(() -> new NotFoundException("No subscription has this id."));
    }
}
