package tidings.contract;

/** The answer to a command or a query. It says how it went, and repeats what the asker needs to find its state again. */
public sealed interface Reply extends Message permits CollectPaymentReply, GetPaymentReply {}
