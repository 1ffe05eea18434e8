package tidings.eventmanager.patterns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

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
        String events = match.events().stream()
                .map(event -> event.source() + "#" + event.id())
                .collect(joining("/"));
        String id = UUID.nameUUIDFromBytes((match.pattern().name() + "/" + events).getBytes(UTF_8))
                .toString();
        return new OutgoingMessage(
                id,
                new PatternDetected(
                        match.last().order(),
                        match.pattern().name(),
                        match.key(),
                        match.events().stream()
                                .map(event -> new EventReference(event.source(), event.id(), event.type()))
                                .toList()),
                null,
                null);
    }

    /** The message belongs to the flow of the event that completed the match. */
    static MessageContext cause(Match match) {
        return new MessageContext(match.last().flow(), match.last().id(), null, null);
    }
}
