package tidings.contract;

/** Anything that one service tells another. Every message is about one thing: an order, or a subscription. */
public sealed interface Message extends Keyed permits Event, Command, Query, Reply {}
