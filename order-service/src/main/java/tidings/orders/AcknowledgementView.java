package tidings.orders;

/**
 * What a subscriber had to say to the confirmation of an order.
 *
 * @param subscriber who, for example {@code payment-service}
 * @param answer in the subscriber's own words
 * @param afterMillis how long after the confirmation it was here
 * @param late whether that was after the deadline for answers
 */
public record AcknowledgementView(String subscriber, String answer, long afterMillis, boolean late) {}
