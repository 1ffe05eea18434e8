package tidings.eventmanager.deadletters.record;

import java.time.Instant;
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
}
