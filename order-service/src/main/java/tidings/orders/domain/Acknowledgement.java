package tidings.orders.domain;

import java.time.Instant;

/**
 * The answer of a subscriber to the confirmation of an order.
 *
 * @param subscriber its name, for example {@code payment-service}
 * @param answer free text of the subscriber
 * @param at the time of arrival
 */
public record Acknowledgement(String subscriber, String answer, Instant at) {}
