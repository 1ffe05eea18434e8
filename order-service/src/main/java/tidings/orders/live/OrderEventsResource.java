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
import tidings.http.FieldError;
import tidings.http.InvalidRequest;
import tidings.messaging.work.NonCancellable;
import tidings.orders.OrderView;
import tidings.orders.OrderViews;
import tidings.orders.StatusChange;
import tidings.orders.domain.OrderId;

/**
 * An order as it happens, over HTTP: its history as server-sent events (HTML, section 9.2), until it is settled.
 *
 * <p>The id of an event is the number of the change. A client that comes back with the last one it has seen goes on from
 * there, at whichever replica.
 */
@Path("/orders/{id}/events")
class OrderEventsResource {

    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final OrderWatch live;
    private final OrderViews orders;

    OrderEventsResource(OrderWatch live, OrderViews orders) {
        this.live = live;
        this.orders = orders;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @StreamPrecheck
    public Multi<OutboundSseEvent> follow(
            @PathParam("id") UUID id, @HeaderParam(LAST_EVENT_ID) @Nullable String lastEventId, @Context Sse sse) {
        AtomicInteger told = new AtomicInteger(number(lastEventId));
        return live.follow(new OrderId(id), told.get())
                .onItem()
                .transformToIterable(
                        order -> after(told.getAndSet(order.history().size()), order))
                .map(change -> event(change, sse));
    }

    /**
     * Once a stream has begun it can be no error any more. {@code 404} where there is no such order; {@code 204} where
     * there is nothing more to tell, which has a browser stop coming back.
     */
    @ServerRequestFilter
    @StreamPrecheck
    public Uni<@Nullable Response> refuse(ContainerRequestContext request) {
        OrderId id = orderId(request.getUriInfo().getPathParameters().getFirst("id"));
        int seen = number(request.getHeaderString(LAST_EVENT_ID));
        return NonCancellable.of(orders.get(id))
                .map(order -> order.status().isSettled() && after(seen, order).isEmpty()
                        ? Response.noContent().build()
                        : null);
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
            return new OrderId(UUID.fromString(id));
        } catch (IllegalArgumentException noId) {
            throw new NotFoundException();
        }
    }

    /** 0 where it names none. */
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
