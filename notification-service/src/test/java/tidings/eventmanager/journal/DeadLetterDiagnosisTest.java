package tidings.eventmanager.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.eventmanager.journal.TrackingFixture.diagnosis;
import static tidings.eventmanager.journal.TrackingFixture.flow;
import static tidings.eventmanager.journal.TrackingFixture.header;
import static tidings.eventmanager.journal.TrackingFixture.sent;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tidings.contract.MonetaryAmount;
import tidings.contract.NotifyCustomer;
import tidings.contract.Occasion;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;

/** A dead letter in the flow and the diagnosis of its order. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class DeadLetterDiagnosisTest {

    private final UUID order = UUID.randomUUID();

    private TrackingFixture fixture;

    @Inject
    void lookAt(Pool pool) {
        fixture = new TrackingFixture(pool);
    }

    @Test
    void a_dead_letter_is_part_of_its_flow_and_of_the_diagnosis() {
        var invalid = sent(
                new NotifyCustomer(
                        order, UUID.randomUUID(), Occasion.ORDER_CONFIRMED, new MonetaryAmount(1, "???"), null),
                "order-service",
                null,
                Duration.ZERO,
                null);

        KafkaProbe.send(List.of(invalid));

        await().until(() -> fixture.count("dead_letter_topic is not null and order_id = '" + order + "'") == 1);
        var diagnosis = diagnosis(order);
        assertThat(diagnosis.getString("status")).isEqualTo("STUCK");
        assertThat(diagnosis.getString("deadLetters[0].topic"))
                .isEqualTo("notification-service.notifications.commands.v1.dlq");
        assertThat(diagnosis.getString("deadLetters[0].originalTopic")).isEqualTo("notifications.commands.v1");
        assertThat(diagnosis.getString("deadLetters[0].reason")).contains("ISO 4217");
        assertThat(diagnosis.getString("missing[0].sender")).isEqualTo("notification-service");
        assertThat(flow(order).getString("tree[0].deadLetters[0].id")).isEqualTo(header(invalid, "ce_id"));
    }
}
