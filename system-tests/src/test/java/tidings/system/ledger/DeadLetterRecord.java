package tidings.system.ledger;

/**
 * What a service could not handle.
 *
 * @param topic where it lies
 * @param place where the record stood on its own topic, {@code partition@offset}
 */
public record DeadLetterRecord(String topic, String place) {}
