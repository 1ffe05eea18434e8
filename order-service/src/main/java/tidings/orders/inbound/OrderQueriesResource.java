package tidings.orders.inbound;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import tidings.http.Bulkhead;
import tidings.messaging.work.NonCancellable;
import tidings.orders.OrderView;
import tidings.orders.OrderViews;
import tidings.orders.domain.OrderId;

/** The HTTP resource that shows orders. */
@Path("/orders")
@Produces(MediaType.APPLICATION_JSON)
class OrderQueriesResource {

    private final OrderViews orders;
    private final Bulkhead bulkhead;

    OrderQueriesResource(OrderViews orders, Bulkhead bulkhead) {
        this.orders = orders;
        this.bulkhead = bulkhead;
    }

    @GET
    @Path("/{id}")
    public Uni<OrderView> get(@PathParam("id") UUID id) {
        return NonCancellable.of(bulkhead.run(orders.get(new OrderId(id))));
    }

    /** Lists orders, newest first, page by page. */
    @GET
    public Uni<OrderPage> list(@BeanParam OrderCriteria query, @Context UriInfo uri) {
        OrderCriteria.Parsed parsed = query.parse();
        return NonCancellable.of(bulkhead.run(orders.list(parsed.criteria(), parsed.limit())))
                .map(page -> OrderPage.of(page, uri));
    }
}
