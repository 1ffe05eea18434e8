package tidings.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.embedded.Component.NOTIFICATION_SERVICE;
import static tidings.embedded.Component.ORDER_SERVICE;
import static tidings.embedded.Component.PAYMENT_SERVICE;
import static tidings.system.RunningSystem.SYSTEM;
import static tidings.system.RunningSystem.order;
import static tidings.system.RunningSystem.shop;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tidings.contract.Topics;
import tidings.embedded.Component;
import tidings.embedded.client.ShopClient;
import tidings.embedded.client.TopicTail;

/** Many orders at once: each is settled, each customer is notified once, and no work remains. */
@Tag("heavy")
class BurstTest {

    private static final int ORDERS = 2000;
    private static final int CONNECTIONS = 32;

    /** The start takes longer than the test waits for anything else. */
    @BeforeAll
    static void the_system_is_started() {
        assertThat(SYSTEM.process(ORDER_SERVICE).isAlive()).isTrue();
    }

    @Test
    void two_thousand_concurrent_orders_are_settled_and_notified_once() throws Exception {
        await().atMost(Duration.ofSeconds(30)).until(BurstTest::isQuiet);
        long deadLettersBefore = deadLetters();
        long before = count(ORDER_SERVICE, "orders");
        long notifiedBefore = count(NOTIFICATION_SERVICE, "notification where status = 'SENT'");

        TopicTail announced = TopicTail.open(SYSTEM.bootstrapServers(), List.of(Topics.NOTIFICATIONS_EVENTS));
        placeAll();

        await().atMost(Duration.ofSeconds(90))
                .until(() ->
                        count(NOTIFICATION_SERVICE, "notification where status = 'SENT'") == notifiedBefore + ORDERS);
        assertThat(count(ORDER_SERVICE, "orders")).isEqualTo(before + ORDERS);
        assertThat(count(ORDER_SERVICE, "orders where status = 'PLACED'")).isZero();
        await().until(BurstTest::isQuiet);
        List<String> notified = new ArrayList<>();
        announced.drain(record -> notified.add(record.key()));
        assertThat(notified).hasSize(ORDERS).doesNotHaveDuplicates();
        announced.close();
        assertThat(deadLetters()).isEqualTo(deadLettersBefore);
    }

    private static void placeAll() throws Exception {
        ShopClient shop = shop();
        ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Callable<Integer>> requests = IntStream.range(0, ORDERS)
                    .<Callable<Integer>>mapToObj(
                            n -> () -> shop.place(order(n % 5 == 0 ? "pm_card_chargeDeclined" : "pm_card_visa"))
                                    .status())
                    .toList();
            for (Future<Integer> answer : clients.invokeAll(requests)) {
                assertThat(answer.get()).isEqualTo(202);
            }
        } finally {
            clients.shutdownNow();
        }
    }

    /** Returns whether the work of earlier tests is finished. */
    private static boolean isQuiet() throws SQLException {
        return count(ORDER_SERVICE, "outbox")
                        + count(PAYMENT_SERVICE, "outbox")
                        + count(NOTIFICATION_SERVICE, "outbox")
                        + count(ORDER_SERVICE, "orders where status in ('PLACED', 'CANCELLING')")
                        + count(NOTIFICATION_SERVICE, "notification where status <> 'SENT'")
                == 0;
    }

    private static long count(Component service, String rows) throws SQLException {
        try (Connection connection = DriverManager.getConnection(SYSTEM.jdbcUrl(service), service.database(), "");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select count(*) from " + rows)) {
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
