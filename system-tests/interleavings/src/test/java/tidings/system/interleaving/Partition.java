package tidings.system.interleaving;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tidings.messaging.envelope.Envelope;

/** The messages of one order on one topic: read in order, sometimes read or written repeatedly. */
final class Partition {

    private final List<Envelope> messages = new ArrayList<>();
    private int next;

    void write(Envelope message) {
        messages.add(message);
    }

    boolean hasNext() {
        return next < messages.size();
    }

    Envelope read() {
        return messages.get(next++);
    }

    /** Continues from an earlier position, as after a crash of the consumer. */
    void rewind(Random random) {
        next = random.nextInt(next + 1);
    }

    /** Repeats the last messages, as after a crash of the producer. */
    void writeAgain(Random random) {
        List<Envelope> again = List.copyOf(messages.subList(random.nextInt(messages.size() + 1), messages.size()));
        messages.addAll(again);
    }

    @Override
    public String toString() {
        return next + " read of "
                + messages.stream().map(sent -> sent.message().toString()).toList();
    }
}
