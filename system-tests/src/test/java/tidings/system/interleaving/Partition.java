package tidings.system.interleaving;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The messages of one order on one topic: read in order, sometimes read or written again. */
final class Partition {

    private final List<SentMessage> messages = new ArrayList<>();
    private int next;

    void write(SentMessage message) {
        messages.add(message);
    }

    boolean hasNext() {
        return next < messages.size();
    }

    SentMessage read() {
        return messages.get(next++);
    }

    /** As after a crash of the reader: it goes on from where it had been before. */
    void rewind(Random random) {
        next = random.nextInt(next + 1);
    }

    /** As after a crash of the writer: it does not know what it had sent, and sends the last ones again. */
    void writeAgain(Random random) {
        List<SentMessage> again = List.copyOf(messages.subList(random.nextInt(messages.size() + 1), messages.size()));
        messages.addAll(again);
    }

    @Override
    public String toString() {
        return next + " read of "
                + messages.stream().map(sent -> sent.message().toString()).toList();
    }
}
