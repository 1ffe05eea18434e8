package tidings.notifications.domain;

import java.util.UUID;

/** Names a customer. */
public record RecipientId(UUID value) {}
