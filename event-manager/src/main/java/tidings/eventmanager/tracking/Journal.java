package tidings.eventmanager.tracking;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;
import tidings.eventmanager.tracking.domain.TrackedMessage;

/** Every message that was seen on any topic, for some days. */
public interface Journal {

    /** Makes durable those that are not there yet, all or none. A message is there once for each topic that it is on. */
    Uni<Void> add(List<JournalEntry> entries);

    /** Has a place for each day from {@code oldest} to {@code newest}, and forgets all that is older. */
    Uni<Void> keep(LocalDate oldest, LocalDate newest);

    /** At most {@code limit} messages of a flow, in the order in which they were sent. */
    Uni<List<TrackedMessage>> messages(String flow, int limit);

    /** At most {@code limit} flows that an order is part of, oldest first. */
    Uni<List<FlowSummary>> flows(String order, int limit);
}
