package tidings.contract;

/** The identity of an event ({@code ce_source} and {@code ce_id}) and its {@code ce_type}. */
public record EventReference(String source, String id, String type) {}
