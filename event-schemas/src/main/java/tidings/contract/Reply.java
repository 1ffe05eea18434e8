package tidings.contract;

/**
 * The answer to a command, a query, or an event that asks for answers.
 *
 * <p>It states the outcome, and repeats the data by which the requester finds its own state.
 */
public sealed interface Reply extends Message
        permits CollectPaymentReply,
                RefundPaymentReply,
                RefundRefusedReply,
                OrderAcknowledged,
                GetPaymentReply,
                SubscribeReply {}
