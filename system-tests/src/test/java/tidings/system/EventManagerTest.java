package tidings.system;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.embedded.Component.NOTIFICATION_SERVICE;
import static tidings.system.RunningSystem.SYSTEM;
import static tidings.system.RunningSystem.order;
import static tidings.system.RunningSystem.shop;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tidings.embedded.Replica;
import tidings.embedded.client.EventManagerClient;
import tidings.embedded.client.ReceivedWebhook;
import tidings.embedded.client.ShopClient;
import tidings.embedded.client.WebhookReceiver;

/** Subscribers receive every event despite failures of the event manager and of other subscribers. */
class EventManagerTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String PLACED = "tidings.order.placed.v1";
    private static final String CONFIRMED = "tidings.order.confirmed.v1";
    private static final String[] EVENTS = {
        PLACED, "tidings.payment.collected.v1", CONFIRMED, "tidings.customer.notified.v1"
    };

    private final EventManagerClient eventManager = EventManagerClient.of(SYSTEM);
    private final List<String> subscriptions = new ArrayList<>();

    @AfterEach
    void unsubscribe() {
        subscriptions.forEach(eventManager::unsubscribe);
    }

    @Test
    void slow_and_dead_subscribers_do_not_delay_others() {
        try (WebhookReceiver one = WebhookReceiver.open();
                WebhookReceiver other = WebhookReceiver.open();
                WebhookReceiver slow = WebhookReceiver.openSlow(Duration.ofSeconds(3));
                WebhookReceiver dead = WebhookReceiver.open()) {
            subscribe(one);
            subscribe(other);
            subscribe(slow);
            String deadSubscription = subscribe(dead);
            dead.stop();

            Set<String> orders = place(100);

            await().atMost(LIMIT).until(() -> hasEventsOf(one, orders) && hasEventsOf(other, orders));
            for (WebhookReceiver healthy : List.of(one, other)) {
                assertThat(eventsOf(healthy, orders).values()).allSatisfy(types -> assertThat(types)
                        .containsExactlyInAnyOrder(EVENTS)
                        .containsSubsequence(PLACED, CONFIRMED));
                assertThat(healthy.received()).allMatch(ReceivedWebhook::isSigned);
            }
            assertThat(hasEventsOf(slow, orders)).isFalse();
            await().atMost(LIMIT).until(() -> eventManager
                    .subscription(deadSubscription)
                    .path("status")
                    .asText()
                    .equals("suspended"));
        }
    }

    @Test
    @Tag("heavy")
    void deliveries_survive_a_killed_event_manager() {
        try (WebhookReceiver receiver = WebhookReceiver.openSlow(Duration.ofMillis(300))) {
            subscribe(receiver);
            Set<String> orders = place(100);
            await().atMost(LIMIT).until(() -> receiver.count() > 20);
            SYSTEM.kill(NOTIFICATION_SERVICE);
            orders.addAll(place(20));

            SYSTEM.start(NOTIFICATION_SERVICE);

            await().atMost(LIMIT.multipliedBy(2)).until(() -> hasEventsOf(receiver, orders));
            assertThat(eventsOf(receiver, orders).values())
                    .allSatisfy(types -> assertThat(types.stream().distinct())
                            .containsExactlyInAnyOrder(EVENTS)
                            .containsSubsequence(PLACED, CONFIRMED));
        }
    }

    @Test
    @Tag("heavy")
    void two_event_managers_deliver_each_event_once() {
        try (Replica second = SYSTEM.replica(NOTIFICATION_SERVICE);
                WebhookReceiver receiver = WebhookReceiver.open()) {
            assertThat(second.url()).isNotEqualTo(SYSTEM.url(NOTIFICATION_SERVICE));
            subscribe(receiver);

            Set<String> orders = place(100);

            await().atMost(LIMIT).until(() -> hasEventsOf(receiver, orders));
            assertThat(eventsOf(receiver, orders).values())
                    .allSatisfy(types -> assertThat(types).containsExactlyInAnyOrder(EVENTS));
        }
    }

    @Test
    void each_flow_is_one_causation_tree() {
        assertThat(hops("orchestrated")).isEqualTo(6);
        assertThat(hops("choreographed")).isEqualTo(5);
    }

    private int hops(String flow) {
        String order = shop().place(order(flow, "pm_card_visa").withWait(20)).text("id");
        String correlation = shop().order(order).path("correlationId").asText();
        await().atMost(LIMIT)
                .until(() -> eventManager.hasFlow(correlation)
                        && eventManager
                                .diagnosis(correlation)
                                .path("status")
                                .asText()
                                .equals("COMPLETE"));
        JsonNode tree = eventManager.flow(correlation);
        assertThat(tree.path("tree")).hasSize(1);
        assertThat(tree.path("tree").path(0).path("message").path("name").asText())
                .isEqualTo("OrderPlaced");
        return tree.path("hops").asInt();
    }

    private String subscribe(WebhookReceiver receiver) {
        String id = eventManager.subscribe(receiver, Map.of());
        subscriptions.add(id);
        return id;
    }

    private static Set<String> place(int orders) {
        ShopClient shop = shop();
        return IntStream.range(0, orders)
                .mapToObj(n -> shop.placeAsync(order(n % 2 == 0 ? "orchestrated" : "choreographed", "pm_card_visa")))
                .toList()
                .stream()
                .map(answer -> answer.join().text("id"))
                .collect(toSet());
    }

    /** Returns the types of the events per order, in the order of arrival. */
    private static Map<String, List<String>> eventsOf(WebhookReceiver receiver, Set<String> orders) {
        return receiver.received().stream()
                .filter(call -> orders.contains(call.subject()))
                .collect(groupingBy(ReceivedWebhook::subject, mapping(ReceivedWebhook::type, toList())));
    }

    private static boolean hasEventsOf(WebhookReceiver receiver, Set<String> orders) {
        Map<String, List<String>> events = eventsOf(receiver, orders);
        return events.size() == orders.size()
                && events.values().stream().allMatch(types -> Set.copyOf(types).size() == EVENTS.length);
    }
}
