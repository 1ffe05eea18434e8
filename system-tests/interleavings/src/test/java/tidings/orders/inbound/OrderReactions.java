package tidings.orders.inbound;

import java.time.Duration;
import tidings.contract.Event;
import tidings.messaging.envelope.Envelope;
import tidings.orders.ConfirmOrder;
import tidings.orders.ExpireOrder;
import tidings.orders.OrderConfig;
import tidings.orders.Orders;
import tidings.orders.RecordAcknowledgement;
import tidings.orders.RecordRefund;
import tidings.orders.RejectOrder;

/** The handlers of order-service, without inbox and transaction: a duplicate is handled again. */
public final class OrderReactions {

    private final RepliesHandler replies;
    private final PaymentEventsHandler events;

    public OrderReactions(Orders orders) {
        PaymentOutcomes outcomes = new PaymentOutcomes(
                orders,
                new ConfirmOrder(orders, new NoAcknowledgements()),
                new RejectOrder(orders),
                new ExpireOrder(orders));
        replies = new RepliesHandler(null, outcomes, new RecordRefund(orders), new RecordAcknowledgement(orders));
        events = new PaymentEventsHandler(null, outcomes);
    }

    public void on(Envelope envelope) {
        if (!(envelope.message() instanceof Event)) {
            replies.react(envelope).await().indefinitely();
        } else if (PaymentEventsHandler.concerns(envelope)) {
            events.react(envelope).await().indefinitely();
        }
    }

    private static final class NoAcknowledgements implements OrderConfig {
        @Override
        public Duration paymentDeadline() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Duration acknowledgementDeadline() {
            return Duration.ZERO;
        }
    }
}
