package tidings.eventmanager.journal;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import tidings.eventmanager.journal.flow.TrackedFlow;

/** Finds the messages of a flow. */
@ApplicationScoped
public class FollowFlow {

    /** An order has about ten messages. A longer flow is marked as truncated. */
    static final int MAX_MESSAGES = 400;

    private static final int MAX_FLOWS = 100;

    private final Journal journal;

    FollowFlow(Journal journal) {
        this.journal = journal;
    }

    /** Fails with {@link FlowNotFound}. */
    public Uni<TrackedFlow> follow(String flow) {
        return journal.messages(flow, MAX_MESSAGES + 1).map(messages -> {
            if (messages.isEmpty()) {
                throw new FlowNotFound();
            }
            boolean all = messages.size() <= MAX_MESSAGES;
            return TrackedFlow.of(flow, all ? messages : messages.subList(0, MAX_MESSAGES), !all);
        });
    }

    /** The flows of an order, oldest first. */
    public Uni<List<FlowSummary>> of(String order) {
        return journal.flows(order, MAX_FLOWS);
    }
}
