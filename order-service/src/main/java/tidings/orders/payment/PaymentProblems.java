package tidings.orders.payment;

import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import tidings.http.Problem;

/** Maps the errors of a payment inquiry to problems (RFC 9457). */
class PaymentProblems {

    @ServerExceptionMapper
    Response on(PaymentNotFound notFound) {
        return Problem.of(404, "payment-not-found", "There is no such payment", String.valueOf(notFound.getMessage()))
                .toResponse();
    }

    @ServerExceptionMapper
    Response on(PaymentInquiryFailed none) {
        return (none.isInTime()
                        ? Problem.of(
                                502,
                                "payment-service-failed",
                                "payment-service cannot tell",
                                String.valueOf(none.getMessage()))
                        : Problem.of(
                                504,
                                "payment-service-silent",
                                "payment-service did not answer in time",
                                "Nothing was changed. Ask again."))
                .toResponse();
    }
}
