package tidings.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.embedded.Component.ORDER_SERVICE;
import static tidings.system.RunningSystem.SYSTEM;
import static tidings.system.RunningSystem.order;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tidings.contract.Topics;
import tidings.embedded.Replica;
import tidings.system.TestShop.Answer;

/** Two processes of order-service are one service: it makes no difference which of them a client reaches. */
class ReplicasTest {

    private static Replica replica;
    private static TestShop one;
    private static TestShop other;

    @BeforeAll
    static void a_second_order_service_takes_its_share() {
        replica = SYSTEM.replica(ORDER_SERVICE);
        one = RunningSystem.shop();
        other = new TestShop(replica.url());
        await().atMost(Duration.ofSeconds(30)).until(() -> readersOf(Topics.ORDERS_REPLIES) == 2);
        await().atMost(Duration.ofSeconds(30)).until(() -> readersOf(Topics.PAYMENTS_EVENTS) == 2);
    }

    @AfterAll
    static void it_leaves() {
        replica.close();
    }

    @Test
    void each_gets_the_answers_to_its_own_questions() {
        String first = placed(one);
        String second = placed(other);

        List<CompletableFuture<Answer>> askedByOne = many(50, n -> one.payment(n % 2 == 0 ? first : second));
        List<CompletableFuture<Answer>> askedByOther = many(50, n -> other.payment(n % 2 == 0 ? second : first));

        for (int n = 0; n < 50; n++) {
            assertAnswers(askedByOne.get(n).join(), n % 2 == 0 ? first : second);
            assertAnswers(askedByOther.get(n).join(), n % 2 == 0 ? second : first);
        }
    }

    @Test
    void a_client_that_waits_is_answered_whichever_settles_the_order() {
        List<CompletableFuture<Answer>> answers =
                many(60, n -> (n % 2 == 0 ? one : other).place(order(flow(n / 2), "pm_card_visa"), 20));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.join().status()).isEqualTo(201);
            assertThat(answer.join().text("status")).isEqualTo("CONFIRMED");
            assertThat(answer.join().preferenceApplied()).isEqualTo("wait=20");
        });
    }

    @Test
    void an_order_placed_at_one_is_followed_live_at_the_other() {
        List<String> orders = many(10, n -> one.place(order(flow(n), "pm_card_slow"))).stream()
                .map(answer -> answer.join().text("id"))
                .toList();

        List<CompletableFuture<List<String>>> streams =
                orders.stream().map(other::events).toList();

        assertThat(streams).allSatisfy(events -> assertThat(events.join()).containsExactly("1 PLACED", "2 CONFIRMED"));
        assertThat(one.events(orders.get(0), "1").join()).containsExactly("2 CONFIRMED");
        assertThat(other.events(orders.get(1), "1").join()).containsExactly("2 CONFIRMED");
    }

    private static void assertAnswers(Answer answer, String order) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("orderId")).isEqualTo(order);
        assertThat(answer.text("status")).isEqualTo("COLLECTED");
    }

    private static String placed(TestShop shop) {
        Answer answer = shop.place(order("pm_card_visa"), 20).join();
        assertThat(answer.status()).isEqualTo(201);
        return answer.text("id");
    }

    private static String flow(int n) {
        return n % 2 == 0 ? "orchestrated" : "choreographed";
    }

    private static <T> List<CompletableFuture<T>> many(int count, IntFunction<CompletableFuture<T>> request) {
        return IntStream.range(0, count).mapToObj(request).toList();
    }

    /** How many processes of order-service read a topic. */
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
