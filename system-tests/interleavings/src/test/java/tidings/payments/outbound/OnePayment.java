package tidings.payments.outbound;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import tidings.messaging.envelope.MessageContext;
import tidings.messaging.envelope.OutgoingMessage;
import tidings.payments.Payments;
import tidings.payments.domain.PaidOrderId;
import tidings.payments.domain.Payment;
import tidings.payments.domain.PaymentEvent;

/** One payment in memory, with what asked for it. It sends the messages that the translator makes of its events. */
public final class OnePayment implements Payments {

    private final BiConsumer<OutgoingMessage, MessageContext> outbox;

    private Payment payment;
    private MessageContext request;
    private MessageContext refundRequest;
    private MessageContext current;

    public OnePayment(BiConsumer<OutgoingMessage, MessageContext> outbox) {
        this.outbox = outbox;
    }

    /** Returns null before the first request. */
    public Payment payment() {
        return payment;
    }

    /** Runs {@code work} with the message that causes it. */
    public void because(MessageContext cause, Runnable work) {
        current = cause;
        work.run();
        current = null;
    }

    @Override
    public Uni<Optional<Payment>> findForUpdate(PaidOrderId order) {
        return Uni.createFrom().item(Optional.ofNullable(payment));
    }

    @Override
    public Uni<List<Payment>> findForUpdate(Collection<PaidOrderId> orders) {
        return Uni.createFrom().item(List.of(payment));
    }

    @Override
    public Uni<Void> record(List<PaymentEvent> events, Instant dueAt, Runnable onceDurable) {
        for (PaymentEvent event : events) {
            boolean isFirst = payment == null;
            payment = event.payment();
            if (isFirst) {
                request = current;
            } else if (event instanceof PaymentEvent.Cancelling || event instanceof PaymentEvent.Refunding) {
                refundRequest = current == null ? refundRequest : current;
            }
            announce(event);
        }
        onceDurable.run();
        return Uni.createFrom().voidItem();
    }

    private void announce(PaymentEvent event) {
        MessageContext asked = PaymentTranslator.isAboutRefund(event) ? refundRequest : request;
        MessageContext cause = current == null ? asked : current;
        PaymentTranslator.toMessages(event, cause).forEach(message -> outbox.accept(message, cause));
    }

    @Override
    public Uni<Void> prefetch(Collection<PaidOrderId> orders) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<List<Claim>> stored(List<Claim> claims) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<List<Payment>> claim(int limit, Instant now, Instant until) {
        throw new UnsupportedOperationException();
    }
}
