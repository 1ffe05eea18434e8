package tidings.contract;

import java.util.List;
import java.util.UUID;

/** An order was taken. It is the first message of its flow. */
@Wire(type = "tidings.order.placed.v1", topic = Topics.ORDERS_EVENTS)
public record OrderPlaced(UUID orderId, UUID customerId, List<OrderLine> lines, Money total) implements Event {}
