package tidings.orders.live;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import tidings.http.Bulkhead;
import tidings.http.FieldError;
import tidings.http.InvalidRequest;
import tidings.http.StrictUuid;
import tidings.messaging.work.NonCancellable;
import tidings.orders.OrderView;
import tidings.orders.OrderViews;
import tidings.orders.StatusChange;
import tidings.orders.domain.OrderId;

/**
 * The HTTP resource that streams the history of an order as server-sent events (HTML, 9.2), until the order is settled.
 *
 * <p>The id of an event is the number of the change. A client that reconnects with its last id continues after it, at any
 * replica.
 */
@Path("/orders/{id}/events")
class OrderEventsResource {

    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final OrderWatch watch;
    private final OrderViews orders;
    private final Bulkhead bulkhead;

    OrderEventsResource(OrderWatch watch, OrderViews orders, Bulkhead bulkhead) {
        this.watch = watch;
        this.orders = orders;
        this.bulkhead = bulkhead;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @StreamPrecheck
    public Multi<OutboundSseEvent> follow(
            @PathParam("id") UUID id, @HeaderParam(LAST_EVENT_ID) @Nullable String lastEventId, @Context Sse sse) {
        AtomicInteger sent = new AtomicInteger(number(lastEventId));
        return watch.follow(new OrderId(id), sent.get())
                .onItem()
                .transformToIterable(
                        order -> after(sent.getAndSet(order.history().size()), order))
                .map(change -> event(change, sse));
    }

    /**
     * Answers before the stream begins, because a stream cannot become an error: {@code 404} for an unknown order; {@code
     * 204} if no change can follow, so that a browser stops reconnecting; {@code 503} if too many clients wait.
     */
    @ServerRequestFilter
    @StreamPrecheck
    public Uni<@Nullable Response> check(ContainerRequestContext request) {
        OrderId id = orderId(request.getUriInfo().getPathParameters().getFirst("id"));
        int seen = number(request.getHeaderString(LAST_EVENT_ID));
        return NonCancellable.of(bulkhead.run(orders.get(id))).map(order -> check(order, seen));
    }

    private @Nullable Response check(OrderView order, int seen) {
        if (order.status().isSettled() && after(seen, order).isEmpty()) {
            return Response.noContent().build();
        }
        if (watch.isFull()) {
            throw new Bulkhead.TooManyRequests();
        }
        return null;
    }

    private static List<StatusChange> after(int seen, OrderView order) {
        return order.history().stream().filter(change -> change.number() > seen).toList();
    }

    private static OutboundSseEvent event(StatusChange change, Sse sse) {
        return sse.newEventBuilder()
                .id(String.valueOf(change.number()))
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(change)
                .build();
    }

    private static OrderId orderId(String id) {
        try {
            return new OrderId(StrictUuid.of(id));
        } catch (IllegalArgumentException invalid) {
            throw new NotFoundException();
        }
    }

    /** Returns 0 without a {@code Last-Event-ID}. */
    private static int number(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isEmpty()) {
            return 0;
        }
        if (!lastEventId.matches("\\d{1,9}")) {
            throw new InvalidRequest(List.of(new FieldError(LAST_EVENT_ID, "must be the id of an event")));
        }
        return Integer.parseInt(lastEventId);
    }
}
