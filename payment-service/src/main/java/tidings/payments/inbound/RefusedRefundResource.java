package tidings.payments.inbound;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import tidings.messaging.work.NonCancellable;
import tidings.payments.PaymentViews;
import tidings.payments.PaymentViews.RefusedRefund;
import tidings.payments.ResolveRefund;
import tidings.payments.ResolveRefund.NoRefusedRefund;
import tidings.payments.domain.PaidOrderId;

/** The refused refunds over HTTP, for operators. The log names the operator of each action. */
@Path("/refused-refunds")
@Produces(MediaType.APPLICATION_JSON)
class RefusedRefundResource {

    private static final Logger LOG = Logger.getLogger(RefusedRefundResource.class);
    private static final String OPERATOR = "X-Operator";
    private static final Pattern OPERATOR_NAME = Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]{0,98}[\\x21-\\x7e])?");
    private static final int MAX_LISTED = 100;

    private final PaymentViews payments;
    private final ResolveRefund resolveRefund;
    private final PaymentWorker worker;

    RefusedRefundResource(PaymentViews payments, ResolveRefund resolveRefund, PaymentWorker worker) {
        this.payments = payments;
        this.resolveRefund = resolveRefund;
        this.worker = worker;
    }

    /** The refused refunds that wait for an operator, the oldest first, at most 100. */
    @GET
    public Uni<List<RefusedRefund>> list() {
        return NonCancellable.of(payments.refusedRefunds(MAX_LISTED));
    }

    /** Asks the gateway again. */
    @POST
    @Path("/{orderId}/retry")
    public Uni<Response> retry(@PathParam("orderId") UUID order, @HeaderParam(OPERATOR) @Nullable String operator) {
        return resolve("retried", order, operator, resolveRefund::retry);
    }

    /** Records that the operator has returned the money in another way. */
    @POST
    @Path("/{orderId}/settlement")
    public Uni<Response> settle(@PathParam("orderId") UUID order, @HeaderParam(OPERATOR) @Nullable String operator) {
        return resolve("settled by hand", order, operator, resolveRefund::settle);
    }

    private Uni<Response> resolve(
            String action,
            UUID order,
            @Nullable String operator,
            BiFunction<PaidOrderId, Instant, Uni<Void>> resolution) {
        if (operator == null || !OPERATOR_NAME.matcher(operator).matches()) {
            return Uni.createFrom()
                    .item(problem(
                            400,
                            "invalid-request",
                            OPERATOR + " must name the operator in 1 to 100 printable characters"));
        }
        return NonCancellable.of(resolution.apply(new PaidOrderId(order), Instant.now()))
                .invoke(() -> LOG.infof("order %s: the refund is %s by %s", order, action, operator))
                .invoke(worker::trigger)
                .map(done -> Response.noContent().build());
    }

    @ServerExceptionMapper
    Response on(NoRefusedRefund notFound) {
        return problem(404, "refused-refund-not-found", String.valueOf(notFound.getMessage()));
    }

    private static Response problem(int status, String name, String detail) {
        return Response.status(status)
                .type("application/problem+json")
                .entity(Map.of("type", "urn:tidings:problem:" + name, "status", status, "detail", detail))
                .build();
    }
}
