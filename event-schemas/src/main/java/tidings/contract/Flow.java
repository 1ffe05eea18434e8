package tidings.contract;

/** Who sees an order through. */
public enum Flow {
    /** order-service: it commands each step and waits for the reply. */
    ORCHESTRATED,
    /** Nobody: each service reacts to what it hears of the others. */
    CHOREOGRAPHED
}
