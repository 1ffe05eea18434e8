package tidings.eventmanager.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.eventmanager.delivery.DeliveryFixture.done;
import static tidings.eventmanager.delivery.DeliveryFixture.subscribePaused;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidings.embedded.client.WebhookReceiver;
import tidings.eventmanager.delivery.DeliveryQueue.Pending;
import tidings.eventmanager.delivery.EventsHandler.Appended;
import tidings.eventmanager.delivery.EventsHandler.Selected;
import tidings.eventmanager.delivery.webhook.Outcome;
import tidings.eventmanager.log.PublishedEvent;
import tidings.eventmanager.subscriptions.SubscriptionDirectory;
import tidings.eventmanager.subscriptions.SubscriptionId;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.Tables;

/** The statement that stores events claims the deliveries that are sent at once. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class AppendTest {

    private static final Duration CLAIM = Duration.ofSeconds(30);

    @Inject
    EventsHandler handler;

    @Inject
    DeliveryQueue deliveries;

    @Inject
    SubscriptionDirectory directory;

    @Inject
    Pool pool;

    private final WebhookReceiver receiver = WebhookReceiver.openRecording(0);
    private SubscriptionId subscription = new SubscriptionId(UUID.randomUUID());

    @BeforeEach
    void subscribe_and_pause() {
        subscription = new SubscriptionId(UUID.fromString(subscribePaused(receiver)));
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void the_first_event_of_each_key_is_claimed_with_what_was_published() {
        List<PublishedEvent> events = List.of(event("one"), event("one"), event("two"));

        assertThat(append(events, true)).extracting(Pending::event).containsExactly(events.get(0), events.get(2));
        assertThat(claim()).isEmpty();
    }

    @Test
    void what_cannot_be_sent_at_once_is_due() {
        List<PublishedEvent> events = List.of(event("one"), event("two"));

        assertThat(append(events, false)).isEmpty();
        assertThat(claim()).extracting(each -> each.event().id()).containsExactlyInAnyOrderElementsOf(ids(events));
    }

    @Test
    void an_event_behind_a_pending_one_waits_for_it() {
        List<Pending> first = append(List.of(event("one")), true);
        List<PublishedEvent> second = List.of(event("one"));

        assertThat(append(second, true)).isEmpty();
        assertThat(claim()).isEmpty();

        settle(first, new Outcome.Delivered("204"));
        assertThat(claim()).extracting(each -> each.event().id()).isEqualTo(ids(second));
    }

    @Test
    void a_failing_subscription_is_not_sent_new_events_at_once() {
        settle(append(List.of(event("one")), true), Outcome.Failed.because("503"));

        assertThat(append(List.of(event("two")), true)).isEmpty();
    }

    @Test
    void a_duplicate_is_not_claimed_again() {
        List<PublishedEvent> events = List.of(event("one"));
        append(events, true);

        assertThat(append(events, true)).isEmpty();
        assertThat(append(List.of(events.get(0), events.get(0)), true)).isEmpty();
    }

    @Test
    void with_outdated_subscriptions_nothing_is_stored() {
        long older = done(directory.current()).version() - 1;
        PublishedEvent event = event("one");

        Appended appended = done(handler.append(List.of(event), List.of(new Selected(1, subscription, true)), older));

        assertThat(appended.version()).isEqualTo(older + 1);
        assertThat(appended.claimed()).isEmpty();
        assertThat(Tables.count(pool, "published_event where id = '" + event.id() + "'"))
                .isZero();
    }

    private List<Pending> append(List<PublishedEvent> events, boolean claimable) {
        List<Selected> selected = IntStream.rangeClosed(1, events.size())
                .mapToObj(place -> new Selected(place, subscription, claimable))
                .toList();
        return done(directory.current().chain(current -> handler.append(events, selected, current.version())))
                .claimed()
                .getOrDefault(subscription, List.of());
    }

    private List<Pending> claim() {
        return done(directory.current().chain(current -> deliveries.claim(subscription, current.version(), 50, CLAIM)))
                .deliveries();
    }

    private void settle(List<Pending> batch, Outcome outcome) {
        Instant now = Instant.now();
        RetryPolicy policy = new RetryPolicy(CLAIM, CLAIM, 10, 12);
        List<AttemptResult> results = batch.stream()
                .map(each -> AttemptResult.after(each.position(), each.attempts(), outcome, now, now, policy, 1))
                .toList();
        done(deliveries.settle(subscription, results, 0, Duration.ZERO));
    }

    private static List<String> ids(List<PublishedEvent> events) {
        return events.stream().map(PublishedEvent::id).toList();
    }

    private PublishedEvent event(String key) {
        String id = UUID.randomUUID().toString();
        return new PublishedEvent(
                key + subscription,
                Instant.parse("2030-01-01T00:00:00Z"),
                Map.of("id", id, "source", "/test", "type", "tidings.order.confirmed.v1"),
                "{}");
    }
}
