package tidings.orders.domain;

/** The way in which an order is coordinated. Both ways have the same outcomes. */
public enum OrderFlow {
    /** This service sends a command per step and continues with the reply. */
    ORCHESTRATED,
    /** Each service reacts to the events of the others. */
    CHOREOGRAPHED
}
