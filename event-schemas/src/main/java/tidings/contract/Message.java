package tidings.contract;

/** A message that crosses the border of a service. It is an event, a command, a query or a reply. */
public sealed interface Message extends Keyed permits Event, Command, Query, Reply {}
