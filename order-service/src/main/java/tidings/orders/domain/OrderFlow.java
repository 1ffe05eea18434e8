package tidings.orders.domain;

/** Who sees an order through. What may happen to it is the same in both. */
public enum OrderFlow {
    /** This service commands each step and waits for the reply. */
    ORCHESTRATED,
    /** Nobody: each service reacts to what it hears of the others. */
    CHOREOGRAPHED
}
