package tidings.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.embedded.Component.ORDER_SERVICE;
import static tidings.system.RunningSystem.SYSTEM;
import static tidings.system.RunningSystem.order;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tidings.contract.Topics;
import tidings.embedded.Replica;
import tidings.embedded.client.HttpAnswer;
import tidings.embedded.client.OrderEventStream;
import tidings.embedded.client.ShopClient;

/** Two processes of order-service act as one service: clients may use either of them. */
@Tag("heavy")
class ReplicasTest {

    private static Replica replica;
    private static ShopClient one;
    private static ShopClient other;

    @BeforeAll
    static void start_a_second_order_service() {
        replica = SYSTEM.replica(ORDER_SERVICE);
        one = RunningSystem.shop();
        other = ShopClient.through(replica.url(), SYSTEM);
        await().atMost(Duration.ofSeconds(30)).until(() -> readersOf(Topics.ORDERS_REPLIES) == 2);
        await().atMost(Duration.ofSeconds(30)).until(() -> readersOf(Topics.PAYMENTS_EVENTS) == 2);
    }

    @AfterAll
    static void stop_the_second_order_service() {
        replica.close();
    }

    @Test
    void each_replica_gets_the_replies_to_its_own_queries() {
        String first = placed(one);
        String second = placed(other);

        List<CompletableFuture<HttpAnswer>> repliesAtOne = many(50, n -> payment(one, n % 2 == 0 ? first : second));
        List<CompletableFuture<HttpAnswer>> repliesAtOther = many(50, n -> payment(other, n % 2 == 0 ? second : first));

        for (int n = 0; n < 50; n++) {
            assertAnswers(repliesAtOne.get(n).join(), n % 2 == 0 ? first : second);
            assertAnswers(repliesAtOther.get(n).join(), n % 2 == 0 ? second : first);
        }
    }

    @Test
    void a_waiting_client_is_answered_by_either_replica() {
        List<CompletableFuture<HttpAnswer>> answers = many(60, n -> (n % 2 == 0 ? one : other)
                .placeAsync(order(flow(n / 2), "pm_card_visa").withWait(20)));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.join().status()).isEqualTo(201);
            assertThat(answer.join().text("status")).isEqualTo("CONFIRMED");
            assertThat(answer.join().header("Preference-Applied")).isEqualTo("wait=20");
        });
    }

    @Test
    void an_order_can_be_followed_at_another_replica() {
        List<String> orders = many(10, n -> one.placeAsync(order(flow(n), "pm_card_slow"))).stream()
                .map(answer -> answer.join().text("id"))
                .toList();

        List<CompletableFuture<OrderEventStream>> streams =
                orders.stream().map(order -> other.eventsAsync(order, "")).toList();

        assertThat(streams)
                .allSatisfy(events -> assertThat(events.join().description()).isEqualTo("1 PLACED, 2 CONFIRMED"));
        assertThat(one.events(orders.get(0), "1").description()).isEqualTo("2 CONFIRMED");
        assertThat(other.events(orders.get(1), "1").description()).isEqualTo("2 CONFIRMED");
    }

    private static CompletableFuture<HttpAnswer> payment(ShopClient shop, String order) {
        return shop.paymentAsync(order, UUID.randomUUID().toString());
    }

    private static void assertAnswers(HttpAnswer answer, String order) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("orderId")).isEqualTo(order);
        assertThat(answer.text("status")).isEqualTo("COLLECTED");
    }

    private static String placed(ShopClient shop) {
        HttpAnswer answer = shop.place(order("pm_card_visa").withWait(20));
        assertThat(answer.status()).isEqualTo(201);
        return answer.text("id");
    }

    private static String flow(int n) {
        return n % 2 == 0 ? "orchestrated" : "choreographed";
    }

    private static <T> List<CompletableFuture<T>> many(int count, IntFunction<CompletableFuture<T>> request) {
        return IntStream.range(0, count).mapToObj(request).toList();
    }

    /** Returns the number of order-service processes that read a topic. */
    private static long readersOf(String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", SYSTEM.bootstrapServers()))) {
            String group = ORDER_SERVICE.label() + "." + topic;
            return admin.describeConsumerGroups(List.of(group)).describedGroups().get(group).get().members().stream()
                    .filter(member -> member.assignment().topicPartitions().stream()
                            .anyMatch(partition -> partition.topic().equals(topic)))
                    .count();
        }
    }
}
