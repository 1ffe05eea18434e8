package tidings.eventmanager.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import tidings.eventmanager.journal.flow.Step;
import tidings.eventmanager.journal.flow.TrackedFlow;

/**
 * The JSON of a flow.
 *
 * @param hops the length of the longest causal chain
 * @param messages the number of messages without dead letters
 * @param truncated whether the flow has more messages than these
 * @param tree each message under its cause
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FlowView(
        String correlationId,
        List<String> orderIds,
        Instant startedAt,
        Instant lastAt,
        double durationMillis,
        int hops,
        int messages,
        int deadLetters,
        boolean truncated,
        List<StepView> tree) {

    static FlowView of(TrackedFlow flow) {
        List<Step> tree = flow.tree();
        return new FlowView(
                flow.id(),
                flow.orders(),
                flow.startedAt(),
                flow.lastAt(),
                StepView.millis(flow.startedAt(), flow.lastAt()),
                tree.stream().flatMap(Step::all).mapToInt(Step::hop).max().orElse(0),
                flow.messages().size(),
                flow.deadLetters().size(),
                flow.truncated(),
                tree.stream().map(step -> StepView.of(step, flow.startedAt())).toList());
    }
}
