package tidings.contract;

/** A fact, told to whoever listens. It has happened: nobody can refuse it, nobody has to answer. */
public sealed interface Event extends Message, AboutOrder
        permits OrderPlaced,
                OrderConfirmed,
                OrderRejected,
                OrderExpired,
                OrderCancellationRequested,
                OrderCancelled,
                PaymentCollected,
                PaymentDeclined,
                PaymentRefunded,
                CustomerNotified,
                PatternDetected {}
