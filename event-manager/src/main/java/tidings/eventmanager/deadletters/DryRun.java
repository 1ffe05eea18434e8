package tidings.eventmanager.deadletters;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tidings.eventmanager.deadletters.DeadLetterActions.LateRedrive;
import tidings.eventmanager.deadletters.DeadLetterQueries.Waiting;
import tidings.eventmanager.deadletters.record.GroupId;
import tidings.eventmanager.deadletters.record.Operator;
import tidings.eventmanager.deadletters.record.RecordContent;
import tidings.eventmanager.deadletters.record.StoredDeadLetter;

/** Shows the effects of {@link DeadLetterActions} as JSON and changes nothing. */
@ApplicationScoped
class DryRun {

    private final DeadLetterQueries queries;
    private final DeadLetterActions actions;

    DryRun(DeadLetterQueries queries, DeadLetterActions actions) {
        this.queries = queries;
        this.actions = actions;
    }

    /** The message to send. */
    Uni<ObjectNode> redrive(long id, Operator by) {
        return queries.find(id).map(deadLetter -> message(deadLetter, by));
    }

    /** The first message to send, the numbers of unreadable ones and of those without content, and the late ones. */
    Uni<ObjectNode> redrive(GroupId group, Operator by) {
        return queries.waiting(group)
                .chain(waiting -> queries.sample(group, SettleGroup.DEAD_LETTERS, SettleGroup.BYTES)
                        .map(sample -> messages(waiting, sample, by)));
    }

    Uni<Map<String, Object>> discard(long id) {
        return queries.find(id).invoke(StoredDeadLetter::waiting).replaceWith(Map.of("dryRun", true, "waiting", 1));
    }

    Uni<Map<String, Object>> discard(GroupId group) {
        return queries.waiting(group).map(waiting -> Map.of("dryRun", true, "waiting", waiting.deadLetters()));
    }

    private ObjectNode message(StoredDeadLetter deadLetter, Operator by) {
        RecordContent content = deadLetter.redriven(by, DeadLetterActions.now());
        ObjectNode json = DeadLetterJson.object()
                .put("dryRun", true)
                .put("letter", deadLetter.id())
                .put("topic", deadLetter.topic());
        DeadLetterMapper.refusal(deadLetter.topic(), content).ifPresent(reason -> json.put("unreadable", reason));
        late(deadLetter).ifPresent(late -> json.put("late", late.getMessage()));
        return json.setAll(DeadLetterJson.content(content));
    }

    private ObjectNode messages(Waiting waiting, List<StoredDeadLetter> examined, Operator by) {
        long unreadable = examined.stream()
                .map(each -> DeadLetterMapper.refusal(each.topic(), each.redriven(by, DeadLetterActions.now())))
                .filter(Optional::isPresent)
                .count();
        ObjectNode json = DeadLetterJson.object()
                .put("dryRun", true)
                .put("waiting", waiting.deadLetters())
                .put("skipped", waiting.withoutContent())
                .put("examined", examined.size())
                .put("unreadable", unreadable);
        ArrayNode late = json.putArray("late");
        examined.stream().filter(each -> late(each).isPresent()).forEach(each -> late.add(each.id()));
        examined.stream().findFirst().ifPresent(first -> json.set("first", message(first, by)));
        return json;
    }

    private Optional<LateRedrive> late(StoredDeadLetter deadLetter) {
        return actions.late(deadLetter.deadLetter().sentAt());
    }
}
