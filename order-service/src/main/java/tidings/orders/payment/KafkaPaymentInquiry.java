package tidings.orders.payment;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import tidings.contract.GetPayment;
import tidings.contract.GetPaymentReply;
import tidings.contract.Reply;
import tidings.contract.Topics;
import tidings.messaging.envelope.OutgoingMessage;
import tidings.messaging.envelope.UnhandleableMessage;
import tidings.messaging.request.Requestor;
import tidings.orders.domain.Money;
import tidings.orders.domain.OrderId;

/** Asks payment-service over Kafka, and waits for its answer. */
@ApplicationScoped
class KafkaPaymentInquiry implements PaymentInquiry {

    private final Requestor requestor;
    private final Duration patience;

    KafkaPaymentInquiry(
            Requestor requestor, @ConfigProperty(name = "tidings.orders.payment-answer-within") Duration patience) {
        this.requestor = requestor;
        this.patience = patience;
    }

    @Override
    public Uni<PaymentView> ask(OrderId id) {
        return requestor
                .ask(question(id))
                .ifNoItem()
                .after(patience)
                .fail()
                .onFailure(KafkaPaymentInquiry::isTimeout)
                .transform(late -> PaymentInquiryFailed.timedOut())
                .onFailure(UnhandleableMessage.class)
                .transform(senseless -> PaymentInquiryFailed.because("not an answer to this question"))
                .map(answer -> view(id, answer));
    }

    @Incoming("payments.replies")
    void on(ConsumerRecords<byte[], byte[]> replies) {
        requestor.onReplies(replies);
    }

    private OutgoingMessage question(OrderId id) {
        return OutgoingMessage.of(new GetPayment(id.value()))
                .replyTo(Topics.PAYMENTS_REPLIES)
                .expiresAt(Instant.now().plus(patience));
    }

    /** Ours, or that of the Kafka client while the broker is away. */
    private static boolean isTimeout(Throwable failure) {
        return failure instanceof org.apache.kafka.common.errors.TimeoutException
                || failure instanceof TimeoutException;
    }

    private static PaymentView view(OrderId id, Reply answer) {
        if (!(answer instanceof GetPaymentReply reply)) {
            throw PaymentInquiryFailed.because("not an answer to this question");
        }
        return switch (reply.outcome()) {
            case FOUND ->
                new PaymentView(
                        id.value(),
                        reply.paymentId(),
                        reply.status(),
                        reply.amount() == null
                                ? null
                                : new Money(
                                        reply.amount().amount(), reply.amount().currency()),
                        reply.reason());
            case UNKNOWN -> throw new PaymentNotFound(id);
            case FAILED -> throw PaymentInquiryFailed.because(Objects.requireNonNullElse(reply.reason(), "unknown"));
        };
    }
}
