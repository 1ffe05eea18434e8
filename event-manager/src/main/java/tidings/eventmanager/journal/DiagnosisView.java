package tidings.eventmanager.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.journal.FlowView.DeadLetterView;
import tidings.eventmanager.journal.FlowView.MessageView;
import tidings.eventmanager.journal.flow.Diagnosis;
import tidings.eventmanager.journal.flow.Diagnosis.MissingMessage;
import tidings.eventmanager.journal.flow.Diagnosis.NextStep;
import tidings.eventmanager.journal.flow.TrackedMessage;

/**
 * The JSON of a diagnosis.
 *
 * @param summary the diagnosis in one sentence
 * @param ageMillis the age of {@code last}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DiagnosisView(
        String correlationId,
        Diagnosis.Status status,
        String summary,
        List<MissingView> missing,
        MessageView last,
        double ageMillis,
        List<DeadLetterView> deadLetters,
        @Nullable NextStep next) {

    static DiagnosisView of(Diagnosis diagnosis) {
        Instant now = diagnosis.last().sentAt().plus(diagnosis.age());
        return new DiagnosisView(
                diagnosis.last().flow(),
                diagnosis.status(),
                diagnosis.description(),
                diagnosis.missing().stream()
                        .map(missing -> MissingView.of(missing, now))
                        .toList(),
                MessageView.of(diagnosis.last()),
                FlowView.millis(diagnosis.age()),
                diagnosis.deadLetters().stream().map(DeadLetterView::of).toList(),
                diagnosis.next());
    }

    /**
     * The JSON of a missing message.
     *
     * @param oneOf the expected messages
     */
    record MissingView(
            List<String> oneOf, String sender, String orderId, String after, String afterId, double waitingMillis) {

        static MissingView of(MissingMessage missing, Instant now) {
            TrackedMessage after = missing.after();
            double waiting = FlowView.millis(Duration.between(missing.since(), now));
            return new MissingView(missing.names(), missing.sender(), after.order(), after.name(), after.id(), waiting);
        }
    }
}
