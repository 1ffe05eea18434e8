package tidings.contract;

import java.util.UUID;

/** Anything that one service tells another. Every message belongs to an order, whose id is its key on Kafka. */
public sealed interface Message permits Event, Command, Query, Reply {

    UUID orderId();
}
