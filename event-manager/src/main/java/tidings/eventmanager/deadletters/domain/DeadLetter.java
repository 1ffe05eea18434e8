package tidings.eventmanager.deadletters.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message that a service could not handle, as it came.
 *
 * @param place where it lies
 * @param service who could not handle it
 * @param origin where it lay before
 */
public record DeadLetter(
        RecordPosition place,
        Instant arrivedAt,
        String service,
        RecordPosition origin,
        FailureCause cause,
        RecordContent content) {

    /** What the message says it is; nothing where it does not say. */
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

    /** The same without anything in it that somebody else wrote: there is always a place for that. */
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
