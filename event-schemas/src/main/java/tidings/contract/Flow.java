package tidings.contract;

/** The way in which the services process an order. */
public enum Flow {
    /** order-service commands each step and waits for its reply (an orchestrated saga). */
    ORCHESTRATED,
    /** Each service reacts to the events of the others (a choreographed saga). */
    CHOREOGRAPHED
}
