package tidings.eventmanager.journal.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The status of a flow, and the reason if it does not progress.
 *
 * @param missing the missing messages, the longest overdue first
 * @param last the message that was sent last, {@code age} ago
 * @param next the next automatic step, if known
 */
public record Diagnosis(
        Status status,
        List<MissingMessage> missing,
        TrackedMessage last,
        Duration age,
        List<TrackedMessage> deadLetters,
        @Nullable NextStep next) {

    /** A message that is missing for less than this time is under way. */
    static final Duration GRACE_PERIOD = Duration.ofSeconds(5);

    /** The status of a flow. */
    public enum Status {
        /** No message is missing. */
        COMPLETE,
        /** A message is missing and may still come. */
        UNDER_WAY,
        /** A message is missing for long, or will not come without help. */
        STUCK
    }

    public static Diagnosis of(TrackedFlow flow, Instant now) {
        List<MissingMessage> missing = flow.messages().stream()
                .flatMap(message -> missingAfter(message, flow, now))
                .sorted(Comparator.comparing(MissingMessage::since))
                .toList();
        return new Diagnosis(
                status(missing, flow, now),
                missing,
                flow.last(),
                Duration.between(flow.lastAt(), now),
                flow.deadLetters(),
                missing.stream()
                        .map(each -> each.after().expiresAt())
                        .filter(Objects::nonNull)
                        .filter(now::isBefore)
                        .findFirst()
                        .map(NextStep::expiry)
                        .orElse(null));
    }

    private static Stream<MissingMessage> missingAfter(TrackedMessage message, TrackedFlow flow, Instant now) {
        return Expectation.ALL.stream()
                .filter(expectation -> expectation.isMissing(message, flow, now))
                .map(expectation -> new MissingMessage(
                        expectation.next(), expectation.sender(), message, expectation.since(message)));
    }

    private static Status status(List<MissingMessage> missing, TrackedFlow flow, Instant now) {
        if (missing.isEmpty()) {
            return Status.COMPLETE;
        }
        return flow.deadLetters().isEmpty()
                        && now.isBefore(missing.get(0).since().plus(GRACE_PERIOD))
                ? Status.UNDER_WAY
                : Status.STUCK;
    }

    /** The order whose notification by this service is missing. */
    public Optional<String> orderWithPendingNotification() {
        return missing.stream()
                .filter(each -> each.names().contains("CustomerNotified"))
                .map(each -> each.after().order())
                .findFirst();
    }

    public Diagnosis with(NextStep step) {
        return new Diagnosis(status, missing, last, age, deadLetters, step);
    }

    /** The diagnosis in one sentence. */
    public String description() {
        if (missing.isEmpty()) {
            return "nothing is missing";
        }
        return missing.get(0).description()
                + " after " + missing.get(0).after().name()
                + deadLetters.stream()
                        .findFirst()
                        .map(deadLetter -> "; " + deadLetter.name() + " went to the dead letters " + deadLetter.topic())
                        .orElse("")
                + (next == null ? "" : "; " + next.by() + " " + next.what() + " at " + next.at());
    }
}
