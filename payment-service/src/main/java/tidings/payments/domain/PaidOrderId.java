package tidings.payments.domain;

import java.util.UUID;

/** The id of the order that a payment is for. An order has one payment. */
public record PaidOrderId(UUID value) {}
