package tidings.orders.payment;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import tidings.orders.domain.OrderId;

/** The payment of an order over HTTP: payment-service is asked, and the client waits. */
@Path("/orders/{id}/payment")
@Produces(MediaType.APPLICATION_JSON)
class PaymentResource {

    private final PaymentInquiry payment;

    PaymentResource(PaymentInquiry payment) {
        this.payment = payment;
    }

    /** {@code 404} where there is no payment, {@code 504} where nobody answers, {@code 502} where the answer is no answer. */
    @GET
    public Uni<PaymentView> get(@PathParam("id") UUID id) {
        return payment.ask(new OrderId(id));
    }
}
