package tidings.eventmanager.tracking.inbound;

import org.jspecify.annotations.Nullable;
import tidings.eventmanager.tracking.domain.JournaledDeadLetter;
import tidings.eventmanager.tracking.domain.TrackedMessage;

/**
 * A dead letter as it is shown over HTTP.
 *
 * @param topic where it lies
 * @param originalTopic where it could not be handled, at {@code partition} and {@code offset}
 */
record DeadLetterView(
        String id, String name, String topic, String reason, String originalTopic, int partition, long offset) {

    static DeadLetterView of(TrackedMessage letter) {
        @Nullable JournaledDeadLetter why = letter.deadLetter();
        return why == null
                ? new DeadLetterView(letter.id(), letter.name(), letter.topic(), "", "", -1, -1)
                : new DeadLetterView(
                        letter.id(),
                        letter.name(),
                        letter.topic(),
                        why.reason(),
                        why.topic(),
                        why.partition(),
                        why.offset());
    }
}
