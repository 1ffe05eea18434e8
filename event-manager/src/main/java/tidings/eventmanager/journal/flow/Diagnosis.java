package tidings.eventmanager.journal.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
    private static final Duration GRACE_PERIOD = Duration.ofSeconds(5);

    /** The status of a flow. */
    public enum Status {
        /** No message is missing. */
        COMPLETE,
        /** A message is missing and may still come. */
        UNDER_WAY,
        /** A message is missing for long, or will not come without help. */
        STUCK
    }

    /**
     * An expected message that the flow lacks.
     *
     * @param names one of these messages
     * @param after the message that should have caused it
     * @param since the time since which it is expected
     */
    public record MissingMessage(List<String> names, String sender, TrackedMessage after, Instant since) {

        /** Example: {@code payment-service has not sent CollectPaymentReply}. */
        String description() {
            return sender + " has not sent " + String.join(" or ", names);
        }
    }

    /** The next automatic step and its time. */
    public record NextStep(Instant at, String by, String what) {}

    public static Diagnosis of(TrackedFlow flow, Instant now) {
        List<MissingMessage> missing = flow.messages().stream()
                .flatMap(message -> Expectation.ALL.stream()
                        .filter(expectation -> expectation.isMissing(message, flow, now))
                        .map(expectation -> expectation.missingAfter(message)))
                .sorted(Comparator.comparing(MissingMessage::since))
                .toList();
        NextStep expiry = missing.stream()
                .map(each -> each.after().expiresAt())
                .filter(Objects::nonNull)
                .filter(now::isBefore)
                .findFirst()
                .map(at ->
                        new NextStep(at, "order-service", "expires the order, unless its payment is answered before"))
                .orElse(null);
        Duration age = Duration.between(flow.last().sentAt(), now);
        return new Diagnosis(status(missing, flow, now), missing, flow.last(), age, flow.deadLetters(), expiry);
    }

    private static Status status(List<MissingMessage> missing, TrackedFlow flow, Instant now) {
        if (missing.isEmpty()) {
            return Status.COMPLETE;
        }
        boolean recent = now.isBefore(missing.get(0).since().plus(GRACE_PERIOD));
        return recent && flow.deadLetters().isEmpty() ? Status.UNDER_WAY : Status.STUCK;
    }

    /** The order whose notification by this service is missing. */
    public Optional<String> orderWithPendingNotification() {
        return missing.stream()
                .filter(each -> each.names().contains("CustomerNotified"))
                .map(each -> each.after().order())
                .findFirst();
    }

    /** The same, with the next attempt of a notification that failed or is in progress. */
    public Diagnosis withNotificationRetry(Instant at) {
        NextStep retry = new NextStep(at, "notification-service", "tries again to tell the customer");
        return new Diagnosis(status, missing, last, age, deadLetters, retry);
    }

    /** The diagnosis in one sentence. */
    public String description() {
        if (missing.isEmpty()) {
            return "nothing is missing";
        }
        MissingMessage first = missing.get(0);
        String deadLetter = deadLetters.stream()
                .findFirst()
                .map(each -> "; " + each.name() + " went to the dead letters " + each.topic())
                .orElse("");
        String step = next == null ? "" : "; " + next.by() + " " + next.what() + " at " + next.at();
        return first.description() + " after " + first.after().name() + deadLetter + step;
    }
}
