package tidings.eventmanager.journal;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;
import tidings.eventmanager.journal.flow.TrackedMessage;

/** Every message of every topic, for some days. */
public interface Journal {

    /** Stores new messages, all or none. A message is stored once per topic. */
    Uni<Void> add(List<JournalEntry> entries);

    /** Creates a partition for each day from {@code oldest} to {@code newest}, and drops older ones. */
    Uni<Void> roll(LocalDate oldest, LocalDate newest);

    /** At most {@code limit} messages of a flow, in the order of sending. */
    Uni<List<TrackedMessage>> messages(String flow, int limit);

    /** At most {@code limit} flows of an order, oldest first. */
    Uni<List<FlowSummary>> flows(String order, int limit);
}
