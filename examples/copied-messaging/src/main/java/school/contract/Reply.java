package school.contract;

/** Provisional. */
public non-sealed interface Reply extends Message {}
