package tidings.notifications.domain;

import java.util.UUID;

/** The id of a customer. */
public record RecipientId(UUID value) {}
