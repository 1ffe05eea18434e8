package tidings.orders;

import java.time.Instant;

/**
 * What a subscriber had to say to the confirmation of an order.
 *
 * @param subscriber who, for example {@code payment-service}
 * @param answer in the subscriber's own words
 * @param at when it was here
 */
public record Acknowledgement(String subscriber, String answer, Instant at) {}
