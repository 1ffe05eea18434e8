package tidings.payments.inbound;

import io.smallrye.mutiny.Uni;
import tidings.contract.Event;
import tidings.messaging.envelope.Envelope;
import tidings.payments.IssueInvoice;
import tidings.payments.PaymentHandoff;
import tidings.payments.Payments;
import tidings.payments.RefundOrder;
import tidings.payments.RequestPayment;

/** The handlers of payment-service, without inbox and transaction: a duplicate is handled again. */
public final class PaymentReactions {

    private final PaymentCommandsHandler commands;
    private final OrderEventsHandler events;

    public PaymentReactions(Payments payments, PaymentHandoff handoff) {
        RequestPayment requestPayment = new RequestPayment(payments, handoff);
        commands = new PaymentCommandsHandler(null, requestPayment, new RefundOrder(payments, handoff), null);
        IssueInvoice issueInvoice = new IssueInvoice(order -> Uni.createFrom().voidItem());
        events = new OrderEventsHandler(null, requestPayment, issueInvoice, null);
    }

    public void on(Envelope envelope) {
        if (!(envelope.message() instanceof Event)) {
            commands.react(envelope).await().indefinitely();
        } else if (OrderEventsHandler.concerns(envelope)) {
            events.react(envelope).await().indefinitely();
        }
    }
}
