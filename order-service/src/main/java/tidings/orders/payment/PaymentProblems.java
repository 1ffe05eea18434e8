package tidings.orders.payment;

import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import tidings.http.Problem;

/** Maps the errors of a payment inquiry to problems (RFC 9457). */
class PaymentProblems {

    @ServerExceptionMapper
    Response on(PaymentNotFound notFound) {
        return Problem.of(404, "payment-not-found", "Payment not found", String.valueOf(notFound.getMessage()))
                .toResponse();
    }

    @ServerExceptionMapper
    Response on(PaymentInquiryFailed failed) {
        Problem problem = failed.isTimeout()
                ? Problem.of(
                        504,
                        "payment-service-silent",
                        "No reply of payment-service in time",
                        "Nothing was changed. Try again.")
                : Problem.of(
                        502, "payment-service-failed", "payment-service failed", String.valueOf(failed.getMessage()));
        return problem.toResponse();
    }
}
