package tidings.eventmanager.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.http.CurrentOwner;
import tidings.eventmanager.http.Parameters;
import tidings.eventmanager.http.ProblemDetails;
import tidings.eventmanager.log.EventLog;
import tidings.eventmanager.log.PublishedEvent;
import tidings.eventmanager.subscriptions.Subscription;
import tidings.eventmanager.subscriptions.SubscriptionDirectory;
import tidings.eventmanager.subscriptions.SubscriptionId;
import tidings.messaging.work.NonCancellable;

/** The delivery log over HTTP: time, outcome and duration of each attempt, the time of the next one, and retries. */
@Path("/subscriptions/{id}/deliveries")
@Produces(MediaType.APPLICATION_JSON)
class DeliveryResource {

    private static final int MAX_LIMIT = 500;

    private final Pool pool;
    private final SubscriptionDirectory directory;
    private final DeliveryQueue queue;
    private final DeliveryWorkers workers;
    private final CurrentOwner owner;

    DeliveryResource(
            Pool pool,
            SubscriptionDirectory directory,
            DeliveryQueue queue,
            DeliveryWorkers workers,
            CurrentOwner owner) {
        this.pool = pool;
        this.directory = directory;
        this.queue = queue;
        this.workers = workers;
        this.owner = owner;
    }

    /** Newest first. The next page begins before the last position of this page. */
    @GET
    public Uni<List<DeliveryView>> list(
            @PathParam("id") String id,
            @QueryParam("before") @DefaultValue("9223372036854775807") String before,
            @QueryParam("limit") @DefaultValue("50") String limit) {
        Tuple page = Tuple.of(subscription(id).value(), Parameters.number("before", before, Long.MAX_VALUE), (int)
                Parameters.number("limit", limit, MAX_LIMIT));
        return NonCancellable.of(directory
                .find(owner.get(), subscription(id))
                .chain(found -> pool.withConnection(
                        connection -> connection.preparedQuery(DeliverySql.LIST).execute(page)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(DeliveryResource::view)
                        .toList()));
    }

    /** Sends a delivery now; a settled one again. The order of its key stays: only its first pending delivery is sent. */
    @POST
    @Path("/{position: [0-9]{1,18}}/retry")
    public Uni<Response> retry(@PathParam("id") String path, @PathParam("position") long position) {
        SubscriptionId id = subscription(path);
        return NonCancellable.of(directory
                .current(owner.get(), id)
                .map(Subscription::active)
                .chain(active -> queue.retry(id, position).map(first -> retried(position, first)))
                .invoke(() -> workers.trigger(List.of(id))));
    }

    private static Response retried(long position, Optional<Long> first) {
        if (first.isEmpty()) {
            String detail = "The subscription has no delivery at position " + position + ".";
            return problem(404, "delivery-not-found", "Delivery not found", detail);
        }
        if (first.get() != position) {
            String detail = "Retry the first delivery of its subject, at position " + first.get() + ".";
            return problem(409, "delivery-waits", "The delivery waits for another one", detail);
        }
        return Response.accepted().build();
    }

    private static Response problem(int status, String name, String title, String detail) {
        return ProblemDetails.of(status, name, title, detail).toResponse().build();
    }

    private static DeliveryView view(Row row) {
        PublishedEvent event = EventLog.event(row);
        OffsetDateTime due = row.getOffsetDateTime("due_at");
        return new DeliveryView(
                row.getLong("position"),
                event.id(),
                event.type(),
                event.key(),
                row.getString("state").toLowerCase(Locale.ROOT),
                "[" + String.join(",", row.getArrayOfStrings("log")) + "]",
                due == null ? null : due.toInstant().toString());
    }

    static SubscriptionId subscription(String text) {
        return SubscriptionId.of(text).orElseThrow(() -> new NotFoundException("No subscription has this id."));
    }

    /**
     * A delivery in JSON.
     *
     * @param attempts a JSON array, oldest first
     * @param nextattempt the time of the next attempt while pending
     */
    record DeliveryView(
            long position,
            String event,
            String type,
            String subject,
            String status,
            @JsonRawValue String attempts,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String nextattempt) {}
}
