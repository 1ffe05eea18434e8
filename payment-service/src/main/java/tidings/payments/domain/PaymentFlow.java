package tidings.payments.domain;

/** Who sees the order of a payment through: one service that commands, or each by what it hears. */
public enum PaymentFlow {
    ORCHESTRATED,
    CHOREOGRAPHED
}
