package tidings.payments.inbound;

import static java.util.stream.Collectors.toSet;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import tidings.contract.OrderConfirmed;
import tidings.contract.OrderPlaced;
import tidings.messaging.envelope.Envelope;
import tidings.messaging.envelope.TimeOrderedId;
import tidings.messaging.envelope.UnhandleableMessage;
import tidings.messaging.inbox.Inbox;
import tidings.payments.IssueInvoice;
import tidings.payments.RequestPayment;
import tidings.payments.domain.PaidOrderId;
import tidings.payments.domain.PaymentAmount;
import tidings.payments.domain.PaymentFlow;
import tidings.payments.domain.PaymentId;
import tidings.payments.domain.PaymentRequest;

/** Reacts to events of orders: collects the payment of a choreographed order, and invoices a confirmed order. */
@ApplicationScoped
class OrderEventsHandler {

    private final Inbox inbox;
    private final RequestPayment requestPayment;
    private final IssueInvoice issueInvoice;
    private final PaymentWorker worker;

    OrderEventsHandler(Inbox inbox, RequestPayment requestPayment, IssueInvoice issueInvoice, PaymentWorker worker) {
        this.inbox = inbox;
        this.requestPayment = requestPayment;
        this.issueInvoice = issueInvoice;
        this.worker = worker;
    }

    @Incoming("orders.events")
    Uni<Void> on(ConsumerRecords<byte[], byte[]> records) {
        return inbox.handleOnce(records, OrderEventsHandler::concerns, this::prefetch, this::react)
                .invoke(worker::trigger);
    }

    static boolean concerns(Envelope envelope) {
        if (envelope.message() instanceof OrderPlaced placed) {
            return placed.flow() == tidings.contract.Flow.CHOREOGRAPHED;
        }
        return envelope.message() instanceof OrderConfirmed
                && envelope.replyTo() != null
                && (envelope.expiry() == null || envelope.expiry().isAfter(Instant.now()));
    }

    private Uni<Void> prefetch(List<Envelope> events) {
        Set<PaidOrderId> placed = events.stream()
                .filter(event -> event.message() instanceof OrderPlaced)
                .map(event -> new PaidOrderId(event.message().key()))
                .collect(toSet());
        return placed.isEmpty() ? Uni.createFrom().voidItem() : requestPayment.prefetch(placed);
    }

    Uni<Void> react(Envelope envelope) {
        return envelope.message() instanceof OrderPlaced placed
                ? requestPayment.request(request(placed, envelope), Instant.now())
                : issueInvoice.issue(new PaidOrderId(envelope.message().key()));
    }

    private static PaymentRequest request(OrderPlaced placed, Envelope envelope) {
        String method = placed.paymentMethod();
        if (method == null) {
            throw new UnhandleableMessage("a choreographed order without a payment method");
        }
        return new PaymentRequest(
                new PaymentId(TimeOrderedId.next()),
                new PaidOrderId(placed.orderId()),
                new PaymentAmount(placed.total().amount(), placed.total().currency()),
                method,
                PaymentFlow.CHOREOGRAPHED,
                envelope.expiry());
    }
}
