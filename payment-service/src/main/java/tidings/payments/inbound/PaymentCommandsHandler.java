package tidings.payments.inbound;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import tidings.contract.CollectPayment;
import tidings.messaging.Envelope;
import tidings.messaging.Inbox;
import tidings.payments.RequestPayment;
import tidings.payments.domain.Money;
import tidings.payments.domain.OrderId;
import tidings.payments.domain.PaymentId;

/** What payments do when they are told to. */
@ApplicationScoped
class PaymentCommandsHandler {

    private final Inbox inbox;
    private final RequestPayment requestPayment;
    private final Collector collector;

    PaymentCommandsHandler(Inbox inbox, RequestPayment requestPayment, Collector collector) {
        this.inbox = inbox;
        this.requestPayment = requestPayment;
        this.collector = collector;
    }

    @Incoming("payments.commands")
    Uni<Void> on(ConsumerRecords<byte[], byte[]> records) {
        return inbox.once(records, this::react).invoke(collector::kick);
    }

    private Uni<Void> react(Envelope envelope) {
        return envelope.message() instanceof CollectPayment command
                ? requestPayment.request(
                        new PaymentId(UUID.randomUUID()),
                        new OrderId(command.orderId()),
                        new Money(command.amount().amount(), command.amount().currency()),
                        command.paymentMethod())
                : Uni.createFrom().voidItem();
    }
}
