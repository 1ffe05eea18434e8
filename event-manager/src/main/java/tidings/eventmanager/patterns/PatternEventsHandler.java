package tidings.eventmanager.patterns;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import tidings.messaging.envelope.ReceivedMessage;
import tidings.messaging.inbox.Inbox;

/** Passes all events on to the detection, which recognises duplicates itself: the inbox stores no rows for it. */
@ApplicationScoped
class PatternEventsHandler {

    private final Inbox inbox;
    private final DetectPatterns detectPatterns;
    private final ObservedEventMapper mapper;
    private final WatermarkTracker watermarks;

    PatternEventsHandler(
            Inbox inbox, DetectPatterns detectPatterns, ObservedEventMapper mapper, WatermarkTracker watermarks) {
        this.inbox = inbox;
        this.detectPatterns = detectPatterns;
        this.mapper = mapper;
        this.watermarks = watermarks;
    }

    @Incoming(WatermarkTracker.CHANNEL)
    Uni<Void> on(ConsumerRecords<byte[], byte[]> records) {
        return inbox.atLeastOnce(records, Set.of(), mapper::concerns, this::take)
                .invoke(() -> watermarks.handled(records));
    }

    private Uni<Void> take(List<ReceivedMessage> messages) {
        return detectPatterns.take(messages.stream()
                .flatMap(message -> mapper.read(message.envelope()).stream())
                .toList());
    }
}
