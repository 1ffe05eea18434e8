package tidings.embedded.client;

import java.time.Instant;

/**
 * An event that a webhook received.
 *
 * @param subject the id of its order
 * @param isSigned whether its signature is valid
 */
public record ReceivedWebhook(String id, String type, String subject, Instant at, boolean isSigned) {}
