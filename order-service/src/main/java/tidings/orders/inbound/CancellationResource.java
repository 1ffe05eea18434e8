package tidings.orders.inbound;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import tidings.http.Bulkhead;
import tidings.messaging.work.NonCancellable;
import tidings.orders.CancelOrder;
import tidings.orders.OrderViews;
import tidings.orders.domain.OrderId;

/** The cancellation of an order over HTTP. */
@Path("/orders/{id}/cancellation")
@Produces(MediaType.APPLICATION_JSON)
class CancellationResource {

    private final CancelOrder cancelOrder;
    private final OrderViews orders;
    private final Bulkhead admission;

    CancellationResource(CancelOrder cancelOrder, OrderViews orders, Bulkhead admission) {
        this.cancelOrder = cancelOrder;
        this.orders = orders;
        this.admission = admission;
    }

    /** {@code 202}: the order is cancelled once its payment is given back. {@code 409} where there is nothing to cancel. */
    @POST
    public Uni<Response> cancel(@PathParam("id") UUID id) {
        OrderId order = new OrderId(id);
        return NonCancellable.of(admission.admit(cancelOrder.cancel(order).chain(() -> orders.get(order))))
                .map(view -> Response.accepted(view).build());
    }
}
