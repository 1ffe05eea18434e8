package tidings.eventmanager.deadletters.record;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * A message that a service could not handle, unchanged.
 *
 * @param position its position on the dead-letter topic
 * @param service the service that could not handle it
 * @param origin its original position
 */
public record DeadLetter(
        RecordPosition position,
        Instant arrivedAt,
        String service,
        RecordPosition origin,
        FailureCause cause,
        RecordContent content) {

    /** The type in its headers; empty if missing. */
    public String type() {
        return content.headers().printable("ce_type").orElse("");
    }

    public Optional<String> source() {
        return content.headers().printable("ce_source");
    }

    public Optional<String> messageId() {
        return content.headers().printable("ce_id");
    }

    public Optional<String> correlationId() {
        return content.headers().printable("ce_correlationid");
    }

    /** The consumer group that could not handle it; empty for a dead letter of an earlier release. */
    public Optional<String> consumerGroup() {
        return content.headers().printable("dead-letter-consumer-group");
    }

    /** The time in its headers; the time of its arrival if that is missing, later, or no time of a message. */
    public Instant sentAt() {
        return content.headers()
                .printable("ce_time")
                .flatMap(DeadLetter::time)
                .filter(time -> time.isAfter(Instant.EPOCH) && time.isBefore(arrivedAt))
                .orElse(arrivedAt);
    }

    public GroupId group() {
        return GroupId.of(service, origin.topic(), type(), cause);
    }

    /** A copy without foreign content, which the database can always store. */
    public DeadLetter withoutContent(String why) {
        return new DeadLetter(
                position,
                arrivedAt,
                service,
                origin,
                new FailureCause("", "is on the topic, the database rejected it: " + why),
                new RecordContent(null, null, new Headers(List.of())));
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException invalid) {
            return Optional.empty();
        }
    }
}
