package tidings.example.accounting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.example.accounting.Broker.DEAD_LETTERS;
import static tidings.example.accounting.Broker.FIRST_RETRY;
import static tidings.example.accounting.Broker.LAST_RETRY;
import static tidings.example.accounting.Broker.LEFT_OVER;
import static tidings.example.accounting.Broker.SECOND_RETRY;
import static tidings.example.accounting.Broker.headers;
import static tidings.example.accounting.Broker.read;
import static tidings.example.accounting.Broker.record;
import static tidings.example.accounting.Broker.send;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import tidings.contract.MonetaryAmount;
import tidings.contract.PaymentCollected;

/** Shows the behaviour and the limits of SmallRye's delayed retries. The last digit of an amount is the number of failures. */
@QuarkusTest
@QuarkusTestResource(Broker.class)
class DelayedRetryTest {

    @Inject
    SimulatedAccounting accounting;

    private final UUID payment = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    @Test
    void a_failed_payment_is_retried_later_and_newer_ones_overtake_it() {
        ProducerRecord<byte[], byte[]> failsTwice = record(payment, 1902);
        Instant sent = Instant.now();

        send(List.of(failsTwice, record(other, 1900)));

        await().until(() -> accounting.booked().containsAll(List.of(payment, other)));
        assertThat(Duration.between(sent, Instant.now())).isGreaterThan(Duration.ofMillis(750));
        assertThat(accounting.booked().indexOf(other))
                .isLessThan(accounting.booked().indexOf(payment));
        assertThat(accounting.asked(payment)).isEqualTo(3);
        assertThat(retryCount(read(FIRST_RETRY, failsTwice).get(0))).isEqualTo("0");
        assertThat(retryCount(read(SECOND_RETRY, failsTwice).get(0))).isEqualTo("1");
        assertThat(read(FIRST_RETRY, failsTwice).get(0).partition()).isEqualTo(failsTwice.partition());
    }

    @Test
    void a_hopeless_payment_becomes_a_dead_letter_with_all_reasons() {
        ProducerRecord<byte[], byte[]> hopeless = record(payment, 1909);

        send(List.of(hopeless));

        ConsumerRecord<byte[], byte[]> deadLetter = deadLetter(hopeless);
        assertThat(accounting.asked(payment)).isEqualTo(4);
        assertThat(deadLetter.value()).isEqualTo(hopeless.value());
        assertThat(retryCount(deadLetter)).isEqualTo("3");
        assertThat(headers(deadLetter, "delayed-retry-reason"))
                .containsExactly(
                        "unavailable (attempt 4)",
                        "unavailable (attempt 3)",
                        "unavailable (attempt 2)",
                        "unavailable (attempt 1)");
        assertThat(headers(deadLetter, "delayed-retry-topic"))
                .containsExactly(LAST_RETRY, SECOND_RETRY, FIRST_RETRY, hopeless.topic());
        assertThat(headers(deadLetter, "dead-letter-reason")).isEmpty();
    }

    @Test
    void a_refused_payment_becomes_a_dead_letter_at_once() {
        ProducerRecord<byte[], byte[]> refused =
                record(new PaymentCollected(UUID.randomUUID(), payment, new MonetaryAmount(1900, "USD"), null));
        ProducerRecord<byte[], byte[]> broken = record(other, 1900);
        ProducerRecord<byte[], byte[]> unreadable =
                new ProducerRecord<>(broken.topic(), 1, broken.key(), "{".getBytes(UTF_8), broken.headers());

        send(List.of(refused, unreadable));

        assertThat(headers(deadLetter(refused), "delayed-retry-reason")).containsExactly("no account in USD");
        assertThat(headers(deadLetter(unreadable), "delayed-retry-reason").get(0))
                .startsWith("cannot be read");
        assertThat(accounting.asked(payment)).isEqualTo(1);
        assertThat(read(FIRST_RETRY, refused)).isEmpty();
        assertThat(read(FIRST_RETRY, unreadable)).isEmpty();
    }

    @Test
    void a_payment_that_arrives_twice_is_booked_once() {
        ProducerRecord<byte[], byte[]> failsOnce = record(payment, 1901);

        send(List.of(failsOnce, failsOnce));

        await().until(() -> accounting.asked(payment) == 3);
        await().until(() -> accounting.booked().contains(payment));
        assertThat(accounting.booked()).containsOnlyOnce(payment);
    }

    @Test
    void a_waiting_retry_survives_a_restart() {
        await().until(() -> accounting.booked().contains(LEFT_OVER));
    }

    @Test
    void a_long_delay_blocks_all_retry_topics_but_loses_no_partition() {
        ProducerRecord<byte[], byte[]> failsThrice = record(payment, 1903);
        ProducerRecord<byte[], byte[]> failsOnce = record(other, 1901);

        send(List.of(failsThrice));
        await().until(() -> accounting.asked(payment) == 3);
        send(List.of(failsOnce));
        long committedWhileItWaits = committed();

        await().until(() -> accounting.booked().containsAll(List.of(payment, other)));
        assertThat(accounting.booked().indexOf(other))
                .isGreaterThan(accounting.booked().indexOf(payment));
        assertThat(accounting.asked(payment)).isEqualTo(4);
        assertThat(accounting.asked(other)).isEqualTo(2);
        long offset = read(LAST_RETRY, failsThrice).get(0).offset();
        assertThat(committedWhileItWaits).isLessThanOrEqualTo(offset);
        await().until(() -> committed() > offset);
    }

    @Test
    void a_redriven_dead_letter_has_retries_only_without_its_headers() {
        ProducerRecord<byte[], byte[]> hopeless = record(payment, 1909);
        send(List.of(hopeless));
        ConsumerRecord<byte[], byte[]> deadLetter = deadLetter(hopeless);

        send(List.of(
                new ProducerRecord<>(hopeless.topic(), 1, deadLetter.key(), deadLetter.value(), deadLetter.headers())));
        await().until(() -> read(DEAD_LETTERS, hopeless).size() == 2);
        assertThat(accounting.asked(payment)).isEqualTo(5);

        send(List.of(hopeless));
        await().until(() -> read(DEAD_LETTERS, hopeless).size() == 3);
        assertThat(accounting.asked(payment)).isEqualTo(9);
    }

    private static ConsumerRecord<byte[], byte[]> deadLetter(ProducerRecord<byte[], byte[]> like) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> read(DEAD_LETTERS, like).size() == 1);
        return read(DEAD_LETTERS, like).get(0);
    }

    private static String retryCount(ConsumerRecord<byte[], byte[]> record) {
        return headers(record, "delayed-retry-count").get(0);
    }

    private static long committed() {
        return Broker.committed("kafka-delayed-retry-topic-accounting-example", LAST_RETRY, 1);
    }
}
