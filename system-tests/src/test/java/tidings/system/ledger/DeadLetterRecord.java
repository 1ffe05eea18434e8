package tidings.system.ledger;

/**
 * A dead letter on its topic.
 *
 * @param topic the topic of the dead letter
 * @param position the original position of the record, {@code partition@offset}
 */
public record DeadLetterRecord(String topic, String position) {}
