package tidings.eventmanager.deadletters.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message that a service could not handle, unchanged.
 *
 * @param place its position on the dead-letter topic
 * @param service the service that could not handle it
 * @param origin its original position
 */
public record DeadLetter(
        RecordPosition place,
        Instant arrivedAt,
        String service,
        RecordPosition origin,
        FailureCause cause,
        RecordContent content) {

    /** The type in its headers; empty if missing. */
    public String type() {
        return content.headers().usable("ce_type").orElse("");
    }

    public Optional<String> source() {
        return content.headers().usable("ce_source");
    }

    public Optional<String> messageId() {
        return content.headers().usable("ce_id");
    }

    public Optional<String> correlationId() {
        return content.headers().usable("ce_correlationid");
    }

    public GroupId group() {
        return GroupId.of(service, origin.topic(), type(), cause);
    }

    /** A copy without foreign content, which the database can always store. */
    public DeadLetter hollow(String why) {
        return new DeadLetter(
                place,
                arrivedAt,
                service,
                origin,
                new FailureCause("", "is on the topic, and could not be kept here: " + why),
                new RecordContent(null, null, new Headers(List.of())));
    }
}
