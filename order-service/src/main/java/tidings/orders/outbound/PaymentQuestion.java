package tidings.orders.outbound;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.reply.KafkaRequestReply;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import tidings.contract.GetPayment;
import tidings.contract.GetPaymentReply;
import tidings.contract.Topics;
import tidings.messaging.Outgoing;
import tidings.messaging.Queries;
import tidings.orders.NoAnswer;
import tidings.orders.PaymentInquiry;
import tidings.orders.PaymentNotFound;
import tidings.orders.PaymentView;
import tidings.orders.domain.Money;
import tidings.orders.domain.OrderId;

/**
 * Asks payment-service over Kafka. The answer comes back to the replica that asked: each reads all replies, and knows its
 * own by the id that SmallRye gives each question.
 */
@ApplicationScoped
class PaymentQuestion implements PaymentInquiry {

    private final KafkaRequestReply<byte[], byte[]> channel;
    private final Queries queries;
    private final Duration patience;

    PaymentQuestion(
            @Channel("payments.queries") KafkaRequestReply<byte[], byte[]> channel,
            Queries queries,
            @ConfigProperty(name = "tidings.orders.payment-answer-within") Duration patience) {
        this.channel = channel;
        this.queries = queries;
        this.patience = patience;
    }

    @Override
    public Uni<PaymentView> ask(OrderId id) {
        return Uni.createFrom()
                .deferred(() -> channel.request(question(id)))
                .ifNoItem()
                .after(patience)
                .fail()
                .onFailure(PaymentQuestion::isTimeout)
                .transform(late -> NoAnswer.timedOut())
                .map(answer -> view(id, answer));
    }

    private Message<byte[]> question(OrderId id) {
        return queries.toRequest(Outgoing.of(new GetPayment(id.value()))
                .answeredOn(Topics.PAYMENTS_REPLIES)
                .expiringAt(Instant.now().plus(patience)));
    }

    /** Ours, or that of SmallRye, or of the Kafka client while the broker is away. */
    private static boolean isTimeout(Throwable failure) {
        return failure instanceof TimeoutException
                || failure instanceof org.apache.kafka.common.errors.TimeoutException
                || failure instanceof io.smallrye.mutiny.TimeoutException;
    }

    private static PaymentView view(OrderId id, Message<byte[]> answer) {
        if (!(Queries.toReply(answer) instanceof GetPaymentReply reply)) {
            throw NoAnswer.because("not an answer to this question");
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
            case FAILED -> throw NoAnswer.because(Objects.requireNonNullElse(reply.reason(), "unknown"));
        };
    }
}
