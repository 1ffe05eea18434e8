package tidings.payments.inbound;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import tidings.contract.GetPaymentReply;
import tidings.contract.GetPaymentReply.Outcome;
import tidings.contract.MonetaryAmount;
import tidings.contract.Query;
import tidings.messaging.request.Replier;
import tidings.messaging.work.TransientFailure;
import tidings.payments.PaymentViews;
import tidings.payments.domain.PaidOrderId;
import tidings.payments.domain.Payment;

/** Answers queries for the status of a payment: always, and within a second. */
@ApplicationScoped
class PaymentQueriesHandler {

    private static final Logger LOG = Logger.getLogger(PaymentQueriesHandler.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final Replier replier;
    private final PaymentViews payments;

    PaymentQueriesHandler(Replier replier, PaymentViews payments) {
        this.replier = replier;
        this.payments = payments;
    }

    @Incoming("payments.queries")
    Uni<Void> on(ConsumerRecords<byte[], byte[]> records) {
        return replier.answer(records, this::answer);
    }

    private Uni<GetPaymentReply> answer(Query query) {
        return Uni.createFrom()
                .deferred(() -> payments.find(new PaidOrderId(query.orderId())))
                .ifNoItem()
                .after(TIMEOUT)
                .fail()
                .map(found -> found.map(PaymentQueriesHandler::found)
                        .orElseGet(() -> GetPaymentReply.unknown(query.orderId())))
                .onFailure()
                .recoverWithItem(failure -> failed(query.orderId(), failure));
    }

    private static GetPaymentReply found(Payment payment) {
        return new GetPaymentReply(
                payment.order().value(),
                Outcome.FOUND,
                payment.id().value(),
                payment.status().name(),
                new MonetaryAmount(payment.amount().amount(), payment.amount().currency()),
                payment.reason());
    }

    private static GetPaymentReply failed(UUID order, Throwable failure) {
        LOG.warnf("order %s: the status of the payment cannot be read: %s", order, failure);
        if (failure instanceof TimeoutException) {
            return GetPaymentReply.failed(order, "timeout");
        }
        return GetPaymentReply.failed(order, TransientFailure.is(failure) ? "unavailable" : "internal");
    }
}
