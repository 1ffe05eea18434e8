package tidings.payments.domain;

/** The way in which an order is settled: by commands of one service, or by events between services. */
public enum PaymentFlow {
    ORCHESTRATED,
    CHOREOGRAPHED
}
