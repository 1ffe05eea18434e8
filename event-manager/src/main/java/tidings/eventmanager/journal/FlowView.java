package tidings.eventmanager.journal;

import static java.time.Duration.between;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.journal.flow.Step;
import tidings.eventmanager.journal.flow.TrackedFlow;
import tidings.eventmanager.journal.flow.TrackedMessage;
import tidings.eventmanager.journal.flow.TrackedMessage.JournaledDeadLetter;

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
        Instant start = flow.startedAt();
        Instant last = flow.last().sentAt();
        return new FlowView(
                flow.id(),
                flow.messages().stream().map(TrackedMessage::order).distinct().toList(),
                start,
                last,
                millis(between(start, last)),
                tree.stream().flatMap(Step::all).mapToInt(Step::hop).max().orElse(0),
                flow.messages().size(),
                flow.deadLetters().size(),
                flow.truncated(),
                tree.stream().map(step -> StepView.of(step, start)).toList());
    }

    /** The database stores microseconds. */
    static double millis(Duration duration) {
        return TimeUnit.NANOSECONDS.toMicros(duration.toNanos()) / 1000.0;
    }

    /**
     * The JSON of a message in a flow, with its effects.
     *
     * @param afterStartMillis the time since the first message of the flow
     * @param publishedAfterMillis the time between sending and its Kafka record
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record StepView(
            MessageView message,
            int hop,
            @Nullable Double afterCauseMillis,
            double afterStartMillis,
            double publishedAfterMillis,
            List<DeadLetterView> deadLetters,
            List<StepView> effects) {

        static StepView of(Step step, Instant start) {
            TrackedMessage message = step.message();
            Duration afterCause = step.afterCause();
            return new StepView(
                    MessageView.of(message),
                    step.hop(),
                    afterCause == null ? null : millis(afterCause),
                    millis(between(start, message.sentAt())),
                    millis(between(message.sentAt(), message.publishedAt())),
                    step.deadLetters().stream().map(DeadLetterView::of).toList(),
                    step.effects().stream().map(effect -> of(effect, start)).toList());
        }
    }

    /** The JSON of an envelope. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record MessageView(
            String id,
            String source,
            String name,
            String type,
            String kind,
            String topic,
            String orderId,
            @Nullable String causationId,
            Instant sentAt,
            Instant publishedAt,
            @Nullable Instant expiresAt) {

        static MessageView of(TrackedMessage message) {
            return new MessageView(
                    message.id(),
                    message.source(),
                    message.name(),
                    message.type(),
                    message.kind(),
                    message.topic(),
                    message.order(),
                    message.cause(),
                    message.sentAt(),
                    message.publishedAt(),
                    message.expiresAt());
        }
    }

    /**
     * The JSON of a dead letter in a flow.
     *
     * @param topic its dead-letter topic
     * @param originalTopic the topic on which it failed, at {@code partition} and {@code offset}
     */
    record DeadLetterView(
            String id, String name, String topic, String reason, String originalTopic, int partition, long offset) {

        static DeadLetterView of(TrackedMessage message) {
            JournaledDeadLetter failure = message.failure();
            return new DeadLetterView(
                    message.id(),
                    message.name(),
                    message.topic(),
                    failure.reason(),
                    failure.topic(),
                    failure.partition(),
                    failure.offset());
        }
    }
}
