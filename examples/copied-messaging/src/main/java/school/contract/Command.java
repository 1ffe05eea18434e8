package school.contract;

/** A request to do work, sent to the one reader of its topic. */
public sealed interface Command extends Message permits CreditAccount {}
