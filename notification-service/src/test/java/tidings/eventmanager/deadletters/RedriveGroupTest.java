package tidings.eventmanager.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static tidings.eventmanager.deadletters.DeadLetterFixture.notificationStatuses;
import static tidings.eventmanager.deadletters.DeadLetterFixture.orders;
import static tidings.eventmanager.deadletters.DeadLetterFixture.post;
import static tidings.eventmanager.deadletters.DeadLetterFixture.sent;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tidings.messaging.testing.Infrastructure;

/** A redriven group that the host handles. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class RedriveGroupTest {

    private DeadLetterFixture fixture;

    @Inject
    void lookAt(Pool pool) {
        fixture = new DeadLetterFixture(pool);
    }

    @Test
    void a_group_is_redriven_in_several_transactions_and_each_message_is_handled_once() {
        List<UUID> orders = orders(700);

        String group = fixture.dead(orders, "EUR", "the gateway of " + withoutDigits(UUID.randomUUID()) + " is down");
        post("groups/" + group + "/redrive").statusCode(200).body("redriven", equalTo(700), "remaining", equalTo(0));

        await().until(() -> fixture.count("outbox") == 0);
        assertThat(orders).allSatisfy(order -> assertThat(sent(order)).hasSize(1));
        await().until(() -> notificationStatuses(orders.get(699)).equals(List.of("SENT"))
                && notificationStatuses(orders.get(0)).equals(List.of("SENT")));
        assertThat(fixture.count("dead_letter_action join dead_letter on id = letter where group_id = '" + group + "'"))
                .isEqualTo(700);
        post("groups/" + group + "/redrive").statusCode(200).body("redriven", equalTo(0), "remaining", equalTo(0));
    }

    private static String withoutDigits(UUID id) {
        return id.toString().replaceAll("[-\\d]", "");
    }
}
