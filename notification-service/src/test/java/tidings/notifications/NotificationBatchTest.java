package tidings.notifications;

import static java.util.stream.Collectors.joining;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tidings.messaging.testing.Infrastructure;

/** A notification that cannot be recorded or read does not affect the others of its batch. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class NotificationBatchTest {

    /** PostgreSQL stores no text with this character. */
    private static final String NUL = "\0";

    @Inject
    NotificationFixture fixture;

    @Inject
    NotificationGatewayFaults faults;

    @Inject
    MeterRegistry metrics;

    private final UUID bad = UUID.randomUUID();
    private final List<UUID> good = Stream.generate(UUID::randomUUID).limit(3).toList();

    @AfterEach
    void delete() {
        fixture.sql("delete from notification where order_id = '" + bad + "'");
    }

    @Test
    void a_result_that_cannot_be_recorded_holds_up_no_other() {
        double before = failed("record");
        faults.plan(bad, call -> Uni.createFrom().item(NUL));

        insertDue("ORDER_CONFIRMED");

        await().until(() -> good.stream().allMatch(NotificationBatchTest::isSent));
        await().until(() -> failed("record") == before + 1);
    }

    @Test
    void a_due_notification_that_cannot_be_read_holds_up_no_other() {
        double before = failed("read");

        insertDue("ORDER_BARTERED");

        await().until(() -> good.stream().allMatch(NotificationBatchTest::isSent));
        await().until(() -> failed("read") == before + 1);
    }

    private static boolean isSent(UUID order) {
        return NotificationFixture.statuses(order).equals(List.of("SENT"));
    }

    private double failed(String step) {
        return metrics.counter("tidings.notifications.failed", "step", step).count();
    }

    private void insertDue(String occasionOfTheBad) {
        fixture.sql("insert into notification (id, order_id, customer_id, occasion, text, status, attempts, due_at,"
                + " created_at, correlation_id) values "
                + Stream.concat(
                                Stream.of(row(bad, occasionOfTheBad)),
                                good.stream().map(each -> row(each, "ORDER_CONFIRMED")))
                        .collect(joining(", ")));
    }

    private static String row(UUID order, String occasion) {
        return "(gen_random_uuid(), '%s', gen_random_uuid(), '%s', 'hello', 'PENDING', 0, now(), now(), 'flow')"
                .formatted(order, occasion);
    }
}
