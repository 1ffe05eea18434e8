package tidings.eventmanager.journal;

import org.jspecify.annotations.Nullable;
import tidings.eventmanager.journal.flow.JournaledDeadLetter;
import tidings.eventmanager.journal.flow.TrackedMessage;

/**
 * The JSON of a dead letter in a flow.
 *
 * @param topic its dead-letter topic
 * @param originalTopic the topic on which it failed, at {@code partition} and {@code offset}
 */
record DeadLetterView(
        String id, String name, String topic, String reason, String originalTopic, int partition, long offset) {

    static DeadLetterView of(TrackedMessage deadLetter) {
        @Nullable JournaledDeadLetter failure = deadLetter.deadLetter();
        return failure == null
                ? new DeadLetterView(deadLetter.id(), deadLetter.name(), deadLetter.topic(), "", "", -1, -1)
                : new DeadLetterView(
                        deadLetter.id(),
                        deadLetter.name(),
                        deadLetter.topic(),
                        failure.reason(),
                        failure.topic(),
                        failure.partition(),
                        failure.offset());
    }
}
