package tidings.payments.inbound;

import static java.util.stream.Collectors.toSet;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import tidings.contract.CollectPayment;
import tidings.contract.RefundPayment;
import tidings.messaging.Envelope;
import tidings.messaging.Inbox;
import tidings.messaging.UnhandleableMessage;
import tidings.payments.RefundOrder;
import tidings.payments.RequestPayment;
import tidings.payments.domain.Flow;
import tidings.payments.domain.Money;
import tidings.payments.domain.OrderId;
import tidings.payments.domain.PaymentId;
import tidings.payments.domain.PaymentRequest;

/** What payments do when they are told to. */
@ApplicationScoped
class PaymentCommandsHandler {

    private final Inbox inbox;
    private final RequestPayment requestPayment;
    private final RefundOrder refundOrder;
    private final Collector collector;

    PaymentCommandsHandler(Inbox inbox, RequestPayment requestPayment, RefundOrder refundOrder, Collector collector) {
        this.inbox = inbox;
        this.requestPayment = requestPayment;
        this.refundOrder = refundOrder;
        this.collector = collector;
    }

    @Incoming("payments.commands")
    Uni<Void> on(ConsumerRecords<byte[], byte[]> records) {
        return inbox.once(records, any -> true, this::prepare, this::react).invoke(collector::kick);
    }

    private Uni<Void> prepare(List<Envelope> commands) {
        return requestPayment.prepare(commands.stream()
                .map(command -> new OrderId(command.message().key()))
                .collect(toSet()));
    }

    private Uni<Void> react(Envelope envelope) {
        if (envelope.message() instanceof CollectPayment command) {
            return requestPayment.request(
                    new PaymentRequest(
                            new PaymentId(UUID.randomUUID()),
                            new OrderId(command.orderId()),
                            new Money(
                                    command.amount().amount(), command.amount().currency()),
                            command.paymentMethod(),
                            Flow.ORCHESTRATED,
                            envelope.expiry()),
                    Instant.now());
        }
        if (envelope.message() instanceof RefundPayment command) {
            return refundOrder.refund(
                    new PaymentId(UUID.randomUUID()),
                    new OrderId(command.orderId()),
                    new Money(command.amount().amount(), command.amount().currency()));
        }
        throw new UnhandleableMessage("not a command for this service: "
                + envelope.message().getClass().getSimpleName());
    }
}
