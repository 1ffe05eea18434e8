package tidings.payments.domain;

import java.util.UUID;

/** Names a payment. */
public record PaymentId(UUID value) {}
