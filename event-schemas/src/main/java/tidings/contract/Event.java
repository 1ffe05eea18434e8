package tidings.contract;

/** A fact, published to every subscriber. No subscriber can refuse it, and none has to answer. */
public sealed interface Event extends Message
        permits OrderPlaced,
                OrderConfirmed,
                OrderRejected,
                OrderExpired,
                OrderCancellationRequested,
                OrderCancelled,
                OrderRefundRefused,
                PaymentCollected,
                PaymentDeclined,
                PaymentRefunded,
                RefundRefused,
                CustomerNotified,
                PatternDetected,
                SubscriptionFailing,
                SubscriptionSuspended,
                DeliveryExhausted {}
