package tidings.eventmanager.subscriptions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;
import tidings.contract.Subscribe;
import tidings.contract.SubscribeReply;
import tidings.contract.SubscribeReply.Outcome;
import tidings.contract.Unsubscribe;
import tidings.eventmanager.http.CurrentOwner;
import tidings.eventmanager.subscriptions.Subscription.SubscriptionRequest;
import tidings.eventmanager.subscriptions.SubscriptionDirectory.TooManySubscriptions;
import tidings.messaging.envelope.Envelope;
import tidings.messaging.envelope.OutgoingMessage;
import tidings.messaging.envelope.UnhandleableMessage;
import tidings.messaging.inbox.Inbox;
import tidings.messaging.outbox.Outbox;

/**
 * Subscribes other services by message.
 *
 * <p>The sink must be a topic: a webhook needs a secret, and the journal would store a secret in a message.
 */
@ApplicationScoped
class SubscriptionCommandsHandler {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, null))
            .build();

    private final Inbox inbox;
    private final Outbox outbox;
    private final SubscriptionParser parser;
    private final SubscriptionDirectory directory;
    private final CurrentOwner owner;

    SubscriptionCommandsHandler(
            Inbox inbox,
            Outbox outbox,
            SubscriptionParser parser,
            SubscriptionDirectory directory,
            CurrentOwner owner) {
        this.inbox = inbox;
        this.outbox = outbox;
        this.parser = parser;
        this.directory = directory;
        this.owner = owner;
    }

    @Incoming("subscriptions.commands")
    Uni<Void> on(ConsumerRecords<byte[], byte[]> records) {
        return inbox.handleOnce(records, this::react);
    }

    private Uni<Void> react(Envelope envelope) {
        SubscriptionId id = new SubscriptionId(envelope.message().key());
        if (envelope.message() instanceof Subscribe command) {
            return Uni.createFrom()
                    .deferred(() -> directory.create(owner.get(), id, request(command)))
                    .chain(() -> reply(id, Outcome.SUBSCRIBED, null))
                    .onFailure(failure ->
                            failure instanceof InvalidSubscription || failure instanceof TooManySubscriptions)
                    .recoverWithUni(invalid -> reply(id, Outcome.REFUSED, invalid.getMessage()));
        }
        if (envelope.message() instanceof Unsubscribe) {
            return directory.remove(owner.get(), id).chain(() -> reply(id, Outcome.UNSUBSCRIBED, null));
        }
        throw new UnhandleableMessage("not a command for this service: "
                + envelope.message().getClass().getSimpleName());
    }

    private SubscriptionRequest request(Subscribe command) {
        ObjectNode document = MAPPER.createObjectNode().put("sink", "kafka:" + command.topic());
        document.put("protocol", "KAFKA");
        document.setAll(MAPPER.<ObjectNode>valueToTree(command).retain("types", "filters"));
        return parser.parse(document, null);
    }

    private Uni<Void> reply(SubscriptionId id, Outcome outcome, @Nullable String reason) {
        return outbox.add(List.of(OutgoingMessage.of(new SubscribeReply(id.value(), outcome, reason))));
    }
}
