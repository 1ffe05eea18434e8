package tidings.eventmanager.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.journal.flow.TrackedMessage;

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
