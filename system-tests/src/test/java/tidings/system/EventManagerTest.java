package tidings.system;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.embedded.Component.NOTIFICATION_SERVICE;
import static tidings.embedded.Component.PAYMENT_SERVICE;
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
import org.junit.jupiter.api.Test;
import tidings.embedded.Replica;
import tidings.embedded.client.EventManagerClient;
import tidings.embedded.client.ReceivedWebhook;
import tidings.embedded.client.WebhookReceiver;

/** Subscribers are told of every event, whatever happens to the event manager and to each other. */
class EventManagerTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String PLACED = "tidings.order.placed.v1";
    private static final String CONFIRMED = "tidings.order.confirmed.v1";
    private static final String[] EVENTS = {
        PLACED, "tidings.payment.collected.v1", CONFIRMED, "tidings.customer.notified.v1"
    };

    private final EventManagerClient events = EventManagerClient.of(SYSTEM);
    private final List<String> subscriptions = new ArrayList<>();

    @AfterEach
    void unsubscribe() {
        subscriptions.forEach(events::unsubscribe);
    }

    @Test
    void a_slow_and_a_dead_subscriber_cost_the_others_nothing() {
        try (WebhookReceiver one = WebhookReceiver.open();
                WebhookReceiver other = WebhookReceiver.open();
                WebhookReceiver slow = WebhookReceiver.taking(Duration.ofSeconds(3));
                WebhookReceiver dead = WebhookReceiver.open()) {
            subscribe(one);
            subscribe(other);
            subscribe(slow);
            String died = subscribe(dead);
            dead.die();

            Set<String> orders = place(100);

            await().atMost(LIMIT).until(() -> isToldOf(one, orders) && isToldOf(other, orders));
            for (WebhookReceiver healthy : List.of(one, other)) {
                assertThat(told(healthy, orders).values()).allSatisfy(types -> assertThat(types)
                        .containsExactlyInAnyOrder(EVENTS)
                        .containsSubsequence(PLACED, CONFIRMED));
                assertThat(healthy.receptions()).allMatch(ReceivedWebhook::isSigned);
            }
            assertThat(isToldOf(slow, orders)).isFalse();
            await().atMost(LIMIT)
                    .until(() ->
                            events.subscription(died).path("status").asText().equals("suspended"));
        }
    }

    @Test
    void what_a_killed_event_manager_had_in_hand_is_delivered_all_the_same() {
        try (WebhookReceiver receiver = WebhookReceiver.taking(Duration.ofMillis(300))) {
            subscribe(receiver);
            Set<String> orders = place(100);
            await().atMost(LIMIT).until(() -> receiver.count() > 20);
            SYSTEM.kill(NOTIFICATION_SERVICE);
            orders.addAll(place(20));

            SYSTEM.start(NOTIFICATION_SERVICE);

            await().atMost(LIMIT.multipliedBy(2)).until(() -> isToldOf(receiver, orders));
            assertThat(told(receiver, orders).values())
                    .allSatisfy(types -> assertThat(types.stream().distinct())
                            .containsExactlyInAnyOrder(EVENTS)
                            .containsSubsequence(PLACED, CONFIRMED));
        }
    }

    @Test
    void two_event_managers_share_the_work_and_deliver_nothing_twice() {
        try (Replica second = SYSTEM.replica(NOTIFICATION_SERVICE);
                WebhookReceiver receiver = WebhookReceiver.open()) {
            assertThat(second.url()).isNotEqualTo(SYSTEM.url(NOTIFICATION_SERVICE));
            subscribe(receiver);

            Set<String> orders = place(100);

            await().atMost(LIMIT).until(() -> isToldOf(receiver, orders));
            assertThat(told(receiver, orders).values())
                    .allSatisfy(types -> assertThat(types).containsExactlyInAnyOrder(EVENTS));
        }
    }

    @Test
    void a_diagnosis_names_who_is_away() {
        SYSTEM.stop(PAYMENT_SERVICE);
        try {
            String order = shop().place(order("pm_card_visa")).join().text("id");
            String flow = shop().get(order).join().text("correlationId");
            await().atMost(LIMIT).until(() -> events.knows(flow) && isStuck(events.diagnosis(flow)));

            JsonNode missing = events.diagnosis(flow).path("missing").path(0);
            assertThat(missing.path("sender").asText()).isEqualTo("payment-service");
            assertThat(missing.path("oneOf").path(0).asText()).isEqualTo("CollectPaymentReply");
        } finally {
            SYSTEM.start(PAYMENT_SERVICE);
        }
    }

    @Test
    void both_flows_are_one_tree_each() {
        assertThat(hops("orchestrated")).isEqualTo(6);
        assertThat(hops("choreographed")).isEqualTo(5);
    }

    private int hops(String flow) {
        String order = shop().place(order(flow, "pm_card_visa"), 20).join().text("id");
        String correlation = shop().get(order).join().text("correlationId");
        await().atMost(LIMIT)
                .until(() -> events.knows(correlation)
                        && events.diagnosis(correlation).path("status").asText().equals("COMPLETE"));
        JsonNode tree = events.flow(correlation);
        assertThat(tree.path("tree")).hasSize(1);
        assertThat(tree.path("tree").path(0).path("message").path("name").asText())
                .isEqualTo("OrderPlaced");
        return tree.path("hops").asInt();
    }

    private static boolean isStuck(JsonNode diagnosis) {
        return diagnosis.path("status").asText().equals("STUCK");
    }

    private String subscribe(WebhookReceiver receiver) {
        String id = events.subscribe(receiver, Map.of());
        subscriptions.add(id);
        return id;
    }

    private static Set<String> place(int orders) {
        TestShop shop = shop();
        return IntStream.range(0, orders)
                .mapToObj(n -> shop.place(order(n % 2 == 0 ? "orchestrated" : "choreographed", "pm_card_visa")))
                .toList()
                .stream()
                .map(answer -> answer.join().text("id"))
                .collect(toSet());
    }

    /** Of each of these orders the types of the events, as they came. */
    private static Map<String, List<String>> told(WebhookReceiver receiver, Set<String> orders) {
        return receiver.receptions().stream()
                .filter(call -> orders.contains(call.subject()))
                .collect(groupingBy(ReceivedWebhook::subject, mapping(ReceivedWebhook::type, toList())));
    }

    private static boolean isToldOf(WebhookReceiver receiver, Set<String> orders) {
        Map<String, List<String>> told = told(receiver, orders);
        return told.size() == orders.size()
                && told.values().stream().allMatch(types -> Set.copyOf(types).size() == EVENTS.length);
    }
}
