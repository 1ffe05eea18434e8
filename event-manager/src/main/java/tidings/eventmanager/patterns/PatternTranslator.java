package tidings.eventmanager.patterns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.UUID;
import tidings.contract.EventReference;
import tidings.contract.PatternDetected;
import tidings.messaging.envelope.MessageContext;
import tidings.messaging.envelope.OutgoingMessage;

/** Translates a match to {@code PatternDetected}. */
final class PatternTranslator {

    private PatternTranslator() {}

    /** The same events give the same message id. */
    static OutgoingMessage toMessage(Match match) {
        String name = match.pattern().name();
        String ids = match.events().stream()
                .map(event -> event.source() + "#" + event.id())
                .collect(joining("/"));
        List<EventReference> events = match.events().stream()
                .map(event -> new EventReference(event.source(), event.id(), event.type()))
                .toList();
        return new OutgoingMessage(
                UUID.nameUUIDFromBytes((name + "/" + ids).getBytes(UTF_8)).toString(),
                new PatternDetected(match.last().order(), name, match.key(), events),
                null,
                null);
    }

    /** The message belongs to the flow of the event that completed the match. */
    static MessageContext cause(Match match) {
        return new MessageContext(match.last().flow(), match.last().id(), null, null);
    }
}
