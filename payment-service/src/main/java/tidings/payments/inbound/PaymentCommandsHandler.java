package tidings.payments.inbound;

import static java.util.stream.Collectors.toSet;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import tidings.contract.CollectPayment;
import tidings.contract.RefundPayment;
import tidings.messaging.envelope.Envelope;
import tidings.messaging.envelope.TimeOrderedId;
import tidings.messaging.envelope.UnhandleableMessage;
import tidings.messaging.inbox.Inbox;
import tidings.payments.RefundOrder;
import tidings.payments.RequestPayment;
import tidings.payments.domain.PaidOrderId;
import tidings.payments.domain.PaymentAmount;
import tidings.payments.domain.PaymentFlow;
import tidings.payments.domain.PaymentId;
import tidings.payments.domain.PaymentRequest;

/** Handles the commands to collect and to refund a payment. */
@ApplicationScoped
class PaymentCommandsHandler {

    private final Inbox inbox;
    private final RequestPayment requestPayment;
    private final RefundOrder refundOrder;
    private final PaymentWorker worker;

    PaymentCommandsHandler(Inbox inbox, RequestPayment requestPayment, RefundOrder refundOrder, PaymentWorker worker) {
        this.inbox = inbox;
        this.requestPayment = requestPayment;
        this.refundOrder = refundOrder;
        this.worker = worker;
    }

    @Incoming("payments.commands")
    Uni<Void> on(ConsumerRecords<byte[], byte[]> records) {
        return inbox.handleOnce(records, any -> true, this::prefetch, this::react)
                .invoke(worker::trigger);
    }

    private Uni<Void> prefetch(List<Envelope> commands) {
        return requestPayment.prefetch(commands.stream()
                .map(command -> new PaidOrderId(command.message().key()))
                .collect(toSet()));
    }

    Uni<Void> react(Envelope envelope) {
        if (envelope.message() instanceof CollectPayment command) {
            return requestPayment.request(
                    new PaymentRequest(
                            new PaymentId(TimeOrderedId.next()),
                            new PaidOrderId(command.orderId()),
                            new PaymentAmount(
                                    command.amount().amount(), command.amount().currency()),
                            command.paymentMethod(),
                            PaymentFlow.ORCHESTRATED,
                            envelope.expiry()),
                    Instant.now());
        }
        if (envelope.message() instanceof RefundPayment command) {
            return refundOrder.refund(
                    new PaymentId(TimeOrderedId.next()),
                    new PaidOrderId(command.orderId()),
                    new PaymentAmount(
                            command.amount().amount(), command.amount().currency()),
                    Instant.now());
        }
        throw new UnhandleableMessage("not a command for this service: "
                + envelope.message().getClass().getSimpleName());
    }
}
