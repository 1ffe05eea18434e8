package tidings.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.contract.Topics;
import tidings.messaging.outbox.KafkaSender;
import tidings.messaging.outbox.Relay;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;

/** A destination that takes no messages delays only what goes there. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class BlockedDestinationTest {

    private static final String HEALTHY = Topics.NOTIFICATIONS_EVENTS;
    /** A small part of the time for which a producer tries: nothing may wait for it. */
    private static final Duration SOON = Duration.ofSeconds(4);

    private static final Duration UNTIL_PARKED = Duration.ofSeconds(30);
    /** The pauses of the producer, and of the relay. */
    private static final Duration UNTIL_SENT = Duration.ofSeconds(30);

    @Inject
    Pool pool;

    @Inject
    Vertx vertx;

    @Inject
    Relay relay;

    @Inject
    KafkaSender kafka;

    @Inject
    MessagingFixture fixture;

    private Relay current;

    @BeforeEach
    void useTheRelayOfTheApplication() {
        current = relay;
    }

    @AfterEach
    void empty() {
        fixture.sql("delete from outbox");
    }

    @Test
    void messages_to_a_missing_or_forbidden_topic_delay_no_others_and_are_parked() {
        String missing = "missing-" + UUID.randomUUID() + ".replies.v1";
        String forbidden = "forbidden-" + UUID.randomUUID();
        try (OtherRelay other = new OtherRelay(
                relay,
                pool,
                vertx,
                record -> record.topic().equals(forbidden)
                        ? Uni.createFrom().failure(new TopicAuthorizationException(forbidden))
                        : kafka.send(record))) {
            current = other.relay();
            insert(missing, keys(12));
            insert(forbidden, keys(3));

            assertOthersAreSent();
            await().atMost(UNTIL_PARKED)
                    .until(() -> fixture.count("outbox where failure like '%UnknownTopicOrPartition%'") == 12
                            && fixture.count("outbox where failure like '%TopicAuthorization%'") == 3);

            KafkaProbe.createTopic(missing);
            fixture.sql("update outbox set failure = null where topic = '" + missing + "'");
            await().until(() -> KafkaProbe.read(missing).size() == 12);
            await().until(() -> fixture.count("outbox") == 3);
        }
    }

    @Test
    void a_partition_without_enough_replicas_delays_only_its_own_messages(@TempDir Path directory) throws Exception {
        String topic = "few-replicas-" + UUID.randomUUID();
        try (SecondBroker second = SecondBroker.join(directory)) {
            second.createTopic(topic);
            second.stop();
            insert(topic, keys(20));

            assertOthersAreSent();
            assertThat(fixture.count("outbox")).isEqualTo(20);

            second.start();
            await().atMost(UNTIL_SENT).until(() -> KafkaProbe.read(topic).size() == 20);
            await().until(() -> fixture.count("outbox") == 0);
        }
    }

    /** The producer waits for as long as it may. */
    @Test
    void a_topic_that_does_not_answer_delays_only_its_own_messages() {
        String topic = "silent-" + UUID.randomUUID();
        Queue<CompletableFuture<Void>> unanswered = new ConcurrentLinkedQueue<>();
        List<String> keys = keys(20);
        try (OtherRelay silent = new OtherRelay(
                relay,
                pool,
                vertx,
                record -> record.topic().equals(topic)
                        ? Uni.createFrom().completionStage(() -> later(unanswered))
                        : kafka.send(record))) {
            current = silent.relay();
            insert(topic, keys);
            await().until(() -> unanswered.size() == 20);
            assertOthersAreSent();
            insert(topic, keys);
            assertOthersAreSent();
            assertThat(fixture.count("outbox")).isEqualTo(40);
            assertThat(unanswered)
                    .as("the second of each key waits for the first")
                    .hasSize(20);

            unanswered.forEach(answer -> answer.complete(null));
            await().until(() -> unanswered.size() == 40);
            unanswered.forEach(answer -> answer.complete(null));
            await().until(() -> fixture.count("outbox") == 0);
        }
    }

    @Test
    void a_row_that_is_no_record_is_parked() {
        String key = UUID.randomUUID().toString();
        insert(List.of(Tuple.of(HEALTHY, key, "no JSON", "unreadable"), Tuple.of(HEALTHY, key, "{}", "behind")));

        assertOthersAreSent();
        await().until(() -> fixture.count("outbox where failure is not null") == 1);
        assertThat(KafkaProbe.read(HEALTHY, key)).isEmpty();

        fixture.sql("update outbox set headers = '{}', failure = null");
        await().until(() -> KafkaProbe.read(HEALTHY, key).size() == 2);
    }

    @Test
    void a_parked_message_without_a_text_key_holds_back_those_of_its_key() {
        fixture.sql("""
                insert into outbox (topic, raw_key, headers, payload, failure)
                values ('%s', '\\xff', '{}', 'parked', 'by hand'), ('%1$s', '\\xff', '{}', 'behind', null)""".formatted(HEALTHY));

        assertOthersAreSent();
        assertThat(fixture.count("outbox where raw_key is not null")).isEqualTo(2);
    }

    private static CompletableFuture<Void> later(Queue<CompletableFuture<Void>> unanswered) {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        unanswered.add(answer);
        return answer;
    }

    private void assertOthersAreSent() {
        List<String> keys = keys(100);
        keys.forEach(key -> insert(HEALTHY, List.of(key)));
        await().atMost(SOON).until(() -> keys.stream()
                .allMatch(key -> KafkaProbe.read(HEALTHY, key).size() == 1));
    }

    private static List<String> keys(int count) {
        return Stream.generate(() -> UUID.randomUUID().toString()).limit(count).toList();
    }

    private void insert(String topic, List<String> keys) {
        insert(keys.stream().map(key -> Tuple.of(topic, key, "{}", "text")).toList());
    }

    private void insert(List<Tuple> rows) {
        pool.preparedQuery("insert into outbox (topic, key, headers, payload) values ($1, $2, $3, $4)")
                .executeBatch(rows)
                .await()
                .indefinitely();
        current.trigger();
    }
}
