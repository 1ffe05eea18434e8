package tidings.eventmanager.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import tidings.eventmanager.delivery.webhook.Outcome;
import tidings.eventmanager.http.CurrentOwner;
import tidings.eventmanager.log.PublishedEvent;
import tidings.eventmanager.subscriptions.SubscriptionDirectory;
import tidings.eventmanager.subscriptions.SubscriptionId;
import tidings.messaging.MessagingConfig;
import tidings.messaging.work.NonCancellable;

/**
 * Test events over HTTP: a subscriber checks address, signature and TLS of its sink, also while the subscription is paused.
 *
 * <p>A test event is sent once, as every event of the subscription is. It is not in the log, counts as no failure and is
 * not retried.
 */
@Path("/subscriptions/{id}/test")
@Produces(MediaType.APPLICATION_JSON)
class TestEventResource {

    private static final String TYPE = "tidings.test.v1";

    private final SubscriptionDirectory directory;
    private final SinkSender sender;
    private final CurrentOwner owner;
    private final String source;

    TestEventResource(SubscriptionDirectory directory, SinkSender sender, CurrentOwner owner, MessagingConfig config) {
        this.directory = directory;
        this.sender = sender;
        this.owner = owner;
        this.source = "/" + config.service();
    }

    /** Answers with the outcome, after the timeout of a delivery at the latest. */
    @POST
    public Uni<TestResult> test(@PathParam("id") String path) {
        SubscriptionId id = DeliveryResource.subscription(path);
        return NonCancellable.of(directory.current(owner.get(), id).chain(subscription -> {
            Instant at = Instant.now();
            return sender.send(event(id, at), subscription.sink()).map(outcome -> TestResult.of(outcome, at));
        }));
    }

    private PublishedEvent event(SubscriptionId id, Instant now) {
        String data = new JsonObject().put("subscription", id.toString()).encode();
        return PublishedEvent.of(UUID.randomUUID().toString(), source, TYPE, id.toString(), now, Map.of(), data);
    }

    /**
     * The outcome of a test in JSON, in the words of the delivery log.
     *
     * @param body the beginning of a failed answer
     */
    record TestResult(
            boolean delivered,
            String status,
            long millis,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String body) {

        static TestResult of(Outcome outcome, Instant at) {
            long millis = Duration.between(at, Instant.now()).toMillis();
            return new TestResult(outcome instanceof Outcome.Delivered, outcome.description(), millis, outcome.body());
        }
    }
}
