package tidings.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.embedded.Component.NOTIFICATION_SERVICE;
import static tidings.embedded.Component.ORDER_SERVICE;
import static tidings.embedded.Component.PAYMENT_SERVICE;
import static tidings.system.RunningSystem.SYSTEM;
import static tidings.system.RunningSystem.order;
import static tidings.system.RunningSystem.url;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tidings.contract.Topics;
import tidings.embedded.Component;

/** Many orders at once: each is settled, each customer is told once, and nothing is left over. */
class BurstTest {

    private static final int ORDERS = 2000;
    private static final int CONNECTIONS = 32;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** That takes longer than a test should wait for anything else. */
    @BeforeAll
    static void the_system_is_started() {
        assertThat(SYSTEM.process(ORDER_SERVICE).isAlive()).isTrue();
    }

    @Test
    void two_thousand_orders_at_once_are_all_settled_and_told_once() throws Exception {
        await().atMost(Duration.ofSeconds(30)).until(BurstTest::isQuiet);
        long letters = deadLetters();
        long before = count(ORDER_SERVICE, "orders");
        long toldBefore = count(NOTIFICATION_SERVICE, "notification where status = 'SENT'");

        placeAll();

        await().atMost(Duration.ofSeconds(90))
                .until(() -> count(NOTIFICATION_SERVICE, "notification where status = 'SENT'") == toldBefore + ORDERS);
        assertThat(count(ORDER_SERVICE, "orders")).isEqualTo(before + ORDERS);
        assertThat(count(ORDER_SERVICE, "orders where status = 'PLACED'")).isZero();
        assertThat(count(
                        NOTIFICATION_SERVICE,
                        "(select order_id from notification group by 1 having count(*) > 1) as twice"))
                .isZero();
        await().until(BurstTest::isQuiet);
        assertThat(deadLetters()).isEqualTo(letters);
    }

    private void placeAll() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Callable<Integer>> requests = IntStream.range(0, ORDERS)
                    .<Callable<Integer>>mapToObj(
                            n -> () -> place(n % 5 == 0 ? "pm_card_chargeDeclined" : "pm_card_visa"))
                    .toList();
            for (Future<Integer> answer : clients.invokeAll(requests)) {
                assertThat(answer.get()).isEqualTo(202);
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private int place(String paymentMethod) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url(ORDER_SERVICE) + "/orders"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(order(paymentMethod)))
                .build();
        HttpResponse<Void> response = http.send(request, BodyHandlers.discarding());
        return response.statusCode();
    }

    /** Nothing of what other tests began is still under way. */
    private static boolean isQuiet() throws SQLException {
        return count(ORDER_SERVICE, "outbox")
                        + count(PAYMENT_SERVICE, "outbox")
                        + count(NOTIFICATION_SERVICE, "outbox")
                        + count(ORDER_SERVICE, "orders where status in ('PLACED', 'CANCELLING')")
                        + count(NOTIFICATION_SERVICE, "notification where status <> 'SENT'")
                == 0;
    }

    private static long count(Component service, String what) throws SQLException {
        try (Connection connection = DriverManager.getConnection(SYSTEM.jdbcUrl(service), service.database(), "");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select count(*) from " + what)) {
            result.next();
            return result.getLong(1);
        }
    }

    private static long deadLetters() {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", SYSTEM.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = Topics.deadLetterNames().stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            return consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }
}
