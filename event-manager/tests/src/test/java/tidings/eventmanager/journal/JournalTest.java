package tidings.eventmanager.journal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;
import tidings.messaging.testing.MessageBuilder;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class JournalTest {

    @Inject
    TrackingFixture fixture;

    @Inject
    JournalStore journal;

    @Test
    void partitions_cover_the_retention_and_tomorrow() {
        fixture.sql(
                "create table journal_20200101 partition of journal for values from ('2020-01-01') to ('2020-01-02')");
        fixture.sql("drop table " + partition(LocalDate.now(ZoneOffset.UTC).plusDays(1)));
        assertThat(fixture.days()).contains("20200101");

        roll();
        roll();

        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        assertThat(fixture.days())
                .isEqualTo(IntStream.rangeClosed(-7, 1)
                        .mapToObj(today::plusDays)
                        .map(JournalTest::name)
                        .toList());
    }

    @Test
    void replicas_roll_partitions_concurrently() {
        fixture.sql("drop table " + partition(LocalDate.now(ZoneOffset.UTC).minusDays(6)));

        Uni.join()
                .all(List.of(journal.roll(), journal.roll(), journal.roll()))
                .andFailFast()
                .await()
                .atMost(Duration.ofSeconds(10));

        assertThat(fixture.days()).hasSize(9);
    }

    @Test
    void messages_during_a_database_outage_are_journaled_afterwards() {
        UUID order = UUID.randomUUID();
        Infrastructure.stopDatabase();
        try {
            KafkaProbe.send(List.of(
                    MessageBuilder.of(TrackingFixture.collect(order)).build(),
                    MessageBuilder.of(TrackingFixture.confirmed(order)).build()));
            await().during(Duration.ofSeconds(2))
                    .until(() -> given().get("/q/health/ready").statusCode() == 503);
        } finally {
            Infrastructure.startDatabaseIfAway();
        }

        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> fixture.count("order_id = '" + order + "'") == 2);
    }

    private void roll() {
        journal.roll().await().atMost(Duration.ofSeconds(10));
    }

    private static String partition(LocalDate day) {
        return "journal_" + name(day);
    }

    private static String name(LocalDate day) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }
}
