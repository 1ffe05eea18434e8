package tidings.orders.payment;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import tidings.orders.domain.OrderId;

/** The HTTP resource that asks payment-service for the payment of an order while the client waits. */
@Path("/orders/{id}/payment")
@Produces(MediaType.APPLICATION_JSON)
class PaymentResource {

    private final PaymentInquiry inquiry;

    PaymentResource(PaymentInquiry inquiry) {
        this.inquiry = inquiry;
    }

    /** Answers {@code 404} without a payment, {@code 504} without a reply in time, {@code 502} with an unusable reply. */
    @GET
    public Uni<PaymentView> get(@PathParam("id") UUID id) {
        return inquiry.ask(new OrderId(id));
    }
}
