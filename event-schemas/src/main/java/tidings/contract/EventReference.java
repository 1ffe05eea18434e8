package tidings.contract;

/** Names an event by its identity, {@code ce_source} and {@code ce_id}, and says of what {@code ce_type} it is. */
public record EventReference(String source, String id, String type) {}
