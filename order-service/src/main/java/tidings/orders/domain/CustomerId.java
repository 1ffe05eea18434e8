package tidings.orders.domain;

import java.util.UUID;

/** The id of a customer. */
public record CustomerId(UUID value) {}
