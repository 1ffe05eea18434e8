package tidings.orders.payment;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;
import tidings.contract.GetPayment;
import tidings.contract.GetPaymentReply;
import tidings.contract.MonetaryAmount;
import tidings.contract.Reply;
import tidings.contract.Topics;
import tidings.http.Bulkhead;
import tidings.messaging.envelope.OutgoingMessage;
import tidings.messaging.envelope.UnhandleableMessage;
import tidings.messaging.request.Requestor;
import tidings.orders.domain.Money;
import tidings.orders.domain.OrderId;

/** Asks payment-service over Kafka for the payment of an order, and waits for the reply. */
@ApplicationScoped
class PaymentInquiry {

    private static final String WRONG_REPLY = "not a reply to this query";

    private final Requestor requestor;
    private final PaymentInquiryConfig config;
    private final Bulkhead bulkhead;

    PaymentInquiry(Requestor requestor, PaymentInquiryConfig config) {
        this.requestor = requestor;
        this.config = config;
        this.bulkhead = new Bulkhead(config.maxPaymentQueries());
    }

    /**
     * Fails with {@link PaymentNotFound} or {@link PaymentInquiryFailed}, at the latest after the timeout, or at once with
     * {@link Bulkhead.TooManyRequests}.
     */
    Uni<PaymentView> ask(OrderId id) {
        return bulkhead.run(Uni.createFrom().deferred(() -> answer(id)));
    }

    private Uni<PaymentView> answer(OrderId id) {
        return requestor
                .ask(query(id))
                .ifNoItem()
                .after(config.paymentQueryTimeout())
                .fail()
                .onFailure(PaymentInquiry::isTimeout)
                .transform(late -> PaymentInquiryFailed.timedOut())
                .onFailure(UnhandleableMessage.class)
                .transform(invalid -> PaymentInquiryFailed.because(WRONG_REPLY))
                .map(reply -> view(id, reply));
    }

    @Incoming("payments.replies")
    void on(ConsumerRecords<byte[], byte[]> replies) {
        requestor.onReplies(replies);
    }

    private OutgoingMessage query(OrderId id) {
        return OutgoingMessage.of(new GetPayment(id.value()))
                .replyTo(Topics.PAYMENTS_REPLIES)
                .expiresAt(Instant.now().plus(config.paymentQueryTimeout()));
    }

    /** Mutiny's timeout, or that of the Kafka client while the broker is away. */
    private static boolean isTimeout(Throwable failure) {
        return failure instanceof org.apache.kafka.common.errors.TimeoutException
                || failure instanceof TimeoutException;
    }

    private static PaymentView view(OrderId id, Reply answer) {
        if (!(answer instanceof GetPaymentReply reply)) {
            throw PaymentInquiryFailed.because(WRONG_REPLY);
        }
        return switch (reply.outcome()) {
            case FOUND ->
                new PaymentView(id.value(), reply.paymentId(), reply.status(), money(reply.amount()), reply.reason());
            case UNKNOWN -> throw new PaymentNotFound(id);
            case FAILED -> throw PaymentInquiryFailed.because(Objects.requireNonNullElse(reply.reason(), "unknown"));
        };
    }

    private static @Nullable Money money(@Nullable MonetaryAmount amount) {
        return amount == null ? null : new Money(amount.amount(), amount.currency());
    }
}
