package tidings.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.embedded.Component.ORDER_SERVICE;
import static tidings.embedded.Component.PAYMENT_SERVICE;
import static tidings.system.RunningSystem.SYSTEM;
import static tidings.system.RunningSystem.notifiedOccasions;
import static tidings.system.RunningSystem.order;
import static tidings.system.RunningSystem.shop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tidings.contract.Topics;
import tidings.embedded.Replica;
import tidings.embedded.client.HttpAnswer;
import tidings.embedded.client.ShopClient;
import tidings.embedded.client.TopicTail;

/** An order that is not paid in time expires without a charge, whichever service is down. */
@Tag("heavy")
class OrderDeadlineTest {

    private static final int ORDERS = 10;

    private static final String DECLINED = "tidings.payment.declined.v1";

    private static Replica shortDeadline;

    /** The deadline is stored with the order, so it also applies at other replicas. */
    @BeforeEach
    void run_a_replica_with_a_deadline_of_two_seconds() {
        if (shortDeadline == null || !shortDeadline.process().isAlive()) {
            shortDeadline = SYSTEM.replica(ORDER_SERVICE, Map.of("TIDINGS_ORDERS_PAYMENT_DEADLINE", "2s"));
        }
    }

    @AfterEach
    void restore_the_system() {
        RunningSystem.restore();
    }

    @AfterAll
    static void stop_the_replica() {
        shortDeadline.close();
    }

    @Test
    void orders_expire_without_a_charge_while_payment_service_is_down() {
        try (TopicTail payments = TopicTail.open(SYSTEM.bootstrapServers(), List.of(Topics.PAYMENTS_EVENTS))) {
            SYSTEM.kill(PAYMENT_SERVICE);

            List<String> first = placeSome();
            awaitExpired(first);
            List<String> second = placeSome();
            shortDeadline.kill();
            awaitExpired(second);

            SYSTEM.start(PAYMENT_SERVICE);
            List<String> all = Stream.concat(first.stream(), second.stream()).toList();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> all.stream().allMatch(order -> paymentOf(order).equals("EXPIRED")));
            assertThat(eventsOf(all, payments)).hasSameSizeAs(all).containsOnly(DECLINED);
            assertThat(all).allMatch(order -> shop().status(order).equals("EXPIRED"));
            assertThat(all).allMatch(order -> notifiedOccasions(order).equals(List.of("ORDER_EXPIRED")));
        }
    }

    @Test
    void a_late_payment_is_refunded() {
        ShopClient shop = ShopClient.through(shortDeadline.url(), SYSTEM);
        List<String> orders = Stream.of("orchestrated", "choreographed")
                .map(flow -> shop.place(order(flow, "pm_card_slow")).text("id"))
                .toList();

        awaitExpired(orders);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> orders.stream().allMatch(order -> paymentOf(order).equals("REFUNDED")));
        assertThat(orders).allMatch(order -> shop().status(order).equals("EXPIRED"));
    }

    private List<String> placeSome() {
        ShopClient shop = ShopClient.through(shortDeadline.url(), SYSTEM);
        return IntStream.range(0, ORDERS)
                .mapToObj(n -> order(n % 2 == 0 ? "orchestrated" : "choreographed", "pm_card_visa"))
                .map(order -> shop.place(order).text("id"))
                .toList();
    }

    private static void awaitExpired(List<String> orders) {
        await().atMost(Duration.ofSeconds(20)).until(() -> orders.stream()
                .allMatch(order -> shop().status(order).equals("EXPIRED")));
        await().atMost(Duration.ofSeconds(20)).until(() -> orders.stream()
                .allMatch(order -> notifiedOccasions(order).equals(List.of("ORDER_EXPIRED"))));
    }

    /** Returns the types of payment-service's events about these orders. */
    private static List<String> eventsOf(List<String> orders, TopicTail payments) {
        List<String> types = new ArrayList<>();
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            payments.drain(event -> {
                if (orders.contains(event.key())) {
                    types.add(new String(event.headers().lastHeader("ce_type").value(), UTF_8));
                }
            });
            return types.size() >= orders.size();
        });
        return types;
    }

    private static String paymentOf(String order) {
        HttpAnswer answer = shop().payment(order, UUID.randomUUID().toString());
        return answer.status() == 200 ? answer.text("status") : Integer.toString(answer.status());
    }
}
