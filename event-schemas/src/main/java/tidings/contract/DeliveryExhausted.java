package tidings.contract;

import java.util.UUID;

/**
 * A delivery was given up after its last attempt, while others of the subscription got through.
 *
 * @param event the event that was not delivered
 * @param position the position of the event in the log: a retry of the delivery needs it
 * @param lastStatus the HTTP status of the last attempt, or the reason why there was none
 */
@Wire(type = "tidings.delivery.exhausted.v1", topic = Topics.NOTIFICATIONS_EVENTS)
public record DeliveryExhausted(UUID subscriptionId, EventReference event, long position, String lastStatus)
        implements Event, AboutSubscription {}
