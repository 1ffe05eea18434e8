package tidings.eventmanager.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.eventmanager.delivery.DeliveryFixture.SECRET;
import static tidings.eventmanager.delivery.DeliveryFixture.confirmed;
import static tidings.eventmanager.delivery.DeliveryFixture.done;
import static tidings.eventmanager.delivery.DeliveryFixture.expired;
import static tidings.eventmanager.delivery.DeliveryFixture.id;
import static tidings.eventmanager.delivery.DeliveryFixture.log;
import static tidings.eventmanager.delivery.DeliveryFixture.post;
import static tidings.eventmanager.delivery.DeliveryFixture.publish;
import static tidings.eventmanager.delivery.DeliveryFixture.requestIds;
import static tidings.eventmanager.delivery.DeliveryFixture.subscribe;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidings.embedded.client.WebhookReceiver;
import tidings.embedded.client.WebhookRequest;
import tidings.eventmanager.delivery.DeliveryQueue.Pending;
import tidings.eventmanager.subscriptions.SubscriptionDirectory;
import tidings.eventmanager.subscriptions.SubscriptionId;
import tidings.messaging.testing.Infrastructure;

/** Claims of several replicas. The subscription is paused, so the service under test claims nothing. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class DeliveryClaimTest {

    private static final Duration CLAIM = Duration.ofSeconds(30);

    @Inject
    DeliveryQueue deliveries;

    @Inject
    SubscriptionDirectory directory;

    private final WebhookReceiver receiver = WebhookReceiver.openRecording(0);
    private final List<UUID> orders =
            Stream.generate(UUID::randomUUID).limit(20).toList();
    private final List<String> firsts = new ArrayList<>();
    private final List<String> seconds = new ArrayList<>();
    private String subscription = "";

    @BeforeEach
    void two_events_of_twenty_orders_are_due() {
        String mark = "claim-" + UUID.randomUUID();
        subscription = subscribe("""
                {"filters": [{"exact": {"correlationid": "%s"}}], "sink": "%s", "protocolsettings": {"secret": "%s"}}""".formatted(mark, receiver.url() + "?of=mine", SECRET));
        post("/subscriptions/" + subscription + "/pause");
        List<ProducerRecord<byte[], byte[]>> events = new ArrayList<>();
        for (UUID order : orders) {
            var first = DeliveryFixture.marked(confirmed(order), mark);
            var second = DeliveryFixture.marked(expired(order), mark);
            events.addAll(List.of(first, second));
            firsts.add(id(first));
            seconds.add(id(second));
        }
        publish(events);
        await().until(() -> log(subscription).getList("$").size() == 40);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void only_the_first_event_per_order_is_claimed_until_its_delivery() {
        List<Pending> taken = claim(100, CLAIM);

        assertThat(ids(taken)).containsExactlyInAnyOrderElementsOf(firsts);
        assertThat(claim(100, CLAIM)).isEmpty();
    }

    @Test
    void a_replica_with_outdated_subscriptions_claims_nothing() {
        long older = done(directory.current()).version() - 1;

        assertThat(done(deliveries.claim(subscriptionId(), older, 100, CLAIM)).deliveries())
                .isEmpty();
        assertThat(claim(100, CLAIM)).hasSize(20);
    }

    @Test
    void concurrent_replicas_share_due_deliveries() {
        List<Pending> taken =
                Stream.generate(() -> CompletableFuture.supplyAsync(() -> claim(7, CLAIM))).limit(4).toList().stream()
                        .flatMap(each -> each.join().stream())
                        .toList();

        assertThat(ids(taken)).doesNotHaveDuplicates().allMatch(firsts::contains);
        assertThat(claim(100, CLAIM).size() + taken.size()).isEqualTo(20);
    }

    @Test
    void deliveries_of_a_crashed_replica_are_due_after_their_claim() {
        Instant until = Instant.now().plusSeconds(2);
        assertThat(claim(100, Duration.ofSeconds(2))).hasSize(20);

        post("/subscriptions/" + subscription + "/resume");

        await().until(() -> receiver.requests().size() == 40);
        assertThat(receiver.requests().get(0).at()).isAfter(until);
        assertThat(requestIds(receiver)).containsAll(firsts).containsAll(seconds);
        for (int i = 0; i < orders.size(); i++) {
            String order = orders.get(i).toString();
            assertThat(receiver.requests().stream()
                            .filter(got -> got.subject().equals(order))
                            .map(WebhookRequest::id))
                    .containsExactly(firsts.get(i), seconds.get(i));
        }
    }

    private static List<String> ids(List<Pending> taken) {
        return taken.stream().map(each -> each.event().id()).toList();
    }

    private List<Pending> claim(int limit, Duration time) {
        return done(directory
                        .current()
                        .chain(current -> deliveries.claim(subscriptionId(), current.version(), limit, time)))
                .deliveries();
    }

    private SubscriptionId subscriptionId() {
        return new SubscriptionId(UUID.fromString(subscription));
    }
}
