package tidings.embedded.client;

import java.time.Instant;

/**
 * An event that a webhook was called with.
 *
 * @param subject the order that it is about
 * @param isSigned whether its signature is that of who knows the secret
 */
public record ReceivedWebhook(String id, String type, String subject, Instant at, boolean isSigned) {}
