package tidings.orders.inbound;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import tidings.http.Bulkhead;
import tidings.http.CorrelationFilter;
import tidings.messaging.work.NonCancellable;
import tidings.orders.CancelOrder;
import tidings.orders.OrderViews;
import tidings.orders.domain.OrderId;

/** The HTTP resource of cancellations. */
@Path("/orders/{id}/cancellation")
@Produces(MediaType.APPLICATION_JSON)
class CancellationResource {

    private final CancelOrder cancelOrder;
    private final OrderViews orders;
    private final Bulkhead bulkhead;

    CancellationResource(CancelOrder cancelOrder, OrderViews orders, Bulkhead bulkhead) {
        this.cancelOrder = cancelOrder;
        this.orders = orders;
        this.bulkhead = bulkhead;
    }

    /** Answers {@code 202}: the refund completes the cancellation; {@code 409} after a rejection or an expiry. */
    @POST
    public Uni<Response> cancel(@PathParam("id") UUID id) {
        OrderId order = new OrderId(id);
        return NonCancellable.of(
                        bulkhead.run(cancelOrder.cancel(order, Instant.now()).chain(() -> orders.get(order))))
                .map(view -> Response.accepted(view)
                        .header(CorrelationFilter.HEADER, view.correlationId())
                        .build());
    }
}
