package tidings.orders.inbound;

import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import tidings.http.Bulkhead;
import tidings.messaging.envelope.MessageContext;
import tidings.messaging.work.NonCancellable;
import tidings.orders.OrderView;
import tidings.orders.OrderViews;
import tidings.orders.domain.OrderEvent;
import tidings.orders.domain.OrderId;
import tidings.orders.idempotency.RequestFingerprint;
import tidings.orders.live.OrderWatch;
import tidings.orders.live.PreferWait;

/** Orders over HTTP. Every error is a {@link tidings.http.Problem}. */
@Path("/orders")
@Produces(MediaType.APPLICATION_JSON)
class OrderResource {

    private final OrderBatcher placements;
    private final OrderViews orders;
    private final RequestFingerprint fingerprints;
    private final OrderWatch live;
    private final Bulkhead admission;
    private final Duration paymentDeadline;
    private final Duration longestWait;

    OrderResource(
            OrderBatcher placements,
            OrderViews orders,
            RequestFingerprint fingerprints,
            OrderWatch live,
            Bulkhead admission,
            @ConfigProperty(name = "tidings.orders.payment-deadline") Duration paymentDeadline,
            @ConfigProperty(name = "tidings.orders.longest-wait") Duration longestWait) {
        this.placements = placements;
        this.orders = orders;
        this.fingerprints = fingerprints;
        this.live = live;
        this.admission = admission;
        this.paymentDeadline = paymentDeadline;
        this.longestWait = longestWait;
    }

    /**
     * Takes an order: {@code 202}, for its payment is still to be collected. {@code Location} is where to follow it.
     *
     * <p>A client that would rather wait is answered {@code 201} as soon as the order is settled, if that is in time.
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> place(
            @NotNull(message = "must not be empty") @Valid OrderRequest request,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @HeaderParam("Prefer") List<String> preferences,
            @Context UriInfo uri) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        OrderEvent.Placed placed = request.place(new OrderId(UUID.randomUUID()), now, now.plus(paymentDeadline));
        String flow = MessageContext.current().correlationId();
        Optional<PreferWait> wait = PreferWait.of(preferences, longestWait);
        return NonCancellable.of(admission
                .admit(placements
                        .place(placed, Optional.ofNullable(idempotencyKey).map(key -> fingerprints.of(key, request)))
                        .chain(id -> id.equals(placed.id())
                                ? Uni.createFrom().item(OrderView.ofNew(placed.order(), flow))
                                : orders.get(id)))
                .chain(order -> wait.map(patience -> live.settled(order, patience.time()))
                        .orElseGet(() -> Uni.createFrom().item(order)))
                .map(order -> response(order, wait, uri)));
    }

    private static Response response(OrderView order, Optional<PreferWait> wait, UriInfo uri) {
        Response.ResponseBuilder response = wait.isPresent() && order.status().isSettled()
                ? Response.status(Response.Status.CREATED)
                : Response.accepted();
        wait.ifPresent(applied -> response.header("Preference-Applied", applied));
        return response.entity(order)
                .location(uri.getRequestUriBuilder().path(order.id().toString()).build())
                .build();
    }

    @GET
    @Path("/{id}")
    public Uni<OrderView> get(@PathParam("id") UUID id) {
        return NonCancellable.of(admission.admit(orders.get(new OrderId(id))));
    }

    /** Orders, newest first, page by page. */
    @GET
    public Uni<OrderPage> list(@BeanParam OrderCriteria query, @Context UriInfo uri) {
        OrderCriteria.Parsed parsed = query.parse();
        return NonCancellable.of(admission.admit(orders.list(parsed.criteria(), parsed.limit())))
                .map(found -> OrderPage.of(found, parsed.limit(), uri));
    }
}
