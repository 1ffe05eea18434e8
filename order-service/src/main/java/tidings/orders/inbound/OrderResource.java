package tidings.orders.inbound;

import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.http.Bulkhead;
import tidings.http.CorrelationFilter;
import tidings.messaging.envelope.MessageContext;
import tidings.messaging.envelope.TimeOrderedId;
import tidings.messaging.work.NonCancellable;
import tidings.orders.OrderView;
import tidings.orders.OrderViews;
import tidings.orders.PlaceOrder.Placement;
import tidings.orders.PlaceOrderCommand;
import tidings.orders.domain.OrderId;
import tidings.orders.idempotency.IdempotencyKey;
import tidings.orders.live.OrderWatch;
import tidings.orders.live.PreferWait;

/** The HTTP resource that takes orders. Every error is a {@link tidings.http.Problem}. */
@Path("/orders")
@Produces(MediaType.APPLICATION_JSON)
class OrderResource {

    private final OrderBatcher batcher;
    private final OrderViews orders;
    private final OrderWatch watch;
    private final Bulkhead bulkhead;

    OrderResource(OrderBatcher batcher, OrderViews orders, OrderWatch watch, Bulkhead bulkhead) {
        this.batcher = batcher;
        this.orders = orders;
        this.watch = watch;
        this.bulkhead = bulkhead;
    }

    /**
     * Takes an order: answers {@code 202} with its address, before the payment is collected.
     *
     * <p>A client with {@code Prefer: wait} is answered {@code 201} when the order is settled in time. The placement
     * completes without the client; the wait ends with its connection.
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> place(
            @NotNull(message = "must not be empty") @Valid OrderRequest request,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @HeaderParam("Prefer") List<String> preferences,
            @Context UriInfo uri) {
        PlaceOrderCommand command = request.toCommand(
                new OrderId(TimeOrderedId.next()),
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                Optional.ofNullable(idempotencyKey).map(key -> IdempotencyKey.ofRequest(request.customer(), key)),
                MessageContext.current());
        Optional<PreferWait> wait = watch.waitOf(preferences);
        return NonCancellable.of(bulkhead.run(batcher.place(command)
                        .chain(placement -> view(placement, command.context().correlationId()))))
                .chain(order -> wait.map(preferred -> watch.settled(order, preferred.time()))
                        .orElseGet(() -> Uni.createFrom().item(order)))
                .map(order -> response(order, wait, uri));
    }

    private Uni<OrderView> view(Placement placement, String correlationId) {
        return placement
                .newOrder()
                .map(order -> Uni.createFrom().item(OrderView.ofNew(order, correlationId)))
                .orElseGet(() -> orders.get(placement.id()));
    }

    private static Response response(OrderView order, Optional<PreferWait> wait, UriInfo uri) {
        Response.ResponseBuilder response = wait.isPresent() && order.status().isSettled()
                ? Response.status(Response.Status.CREATED)
                : Response.accepted();
        wait.ifPresent(applied -> response.header("Preference-Applied", applied));
        return response.entity(order)
                .header(CorrelationFilter.HEADER, order.correlationId())
                .location(
                        uri.getAbsolutePathBuilder().path(order.id().toString()).build())
                .build();
    }
}
