package tidings.contract;

/** The answer to a command, a query, or an event that asks for answers. It says how it went, and repeats what the asker needs to find its state again. */
public sealed interface Reply extends Message
        permits CollectPaymentReply, RefundPaymentReply, OrderAcknowledged, GetPaymentReply, SubscribeReply {}
