package tidings.contract;

/** A request to do work, sent to the one service that does it. */
public sealed interface Command extends Message
        permits CollectPayment, RefundPayment, NotifyCustomer, Subscribe, Unsubscribe {}
