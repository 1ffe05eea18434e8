package tidings.eventmanager.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static tidings.eventmanager.deadletters.DeadLetterFixture.assertUntouched;
import static tidings.eventmanager.deadletters.DeadLetterFixture.command;
import static tidings.eventmanager.deadletters.DeadLetterFixture.deadLetter;
import static tidings.eventmanager.deadletters.DeadLetterFixture.post;
import static tidings.eventmanager.deadletters.DeadLetterFixture.sent;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tidings.messaging.MessagingConfig;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;
import tidings.messaging.testing.MessageBuilder;

/** Redrives of messages that the inboxes of their readers no longer remember. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class LateRedriveTest {

    private static final String LATE = "urn:tidings:problem:late-redrive";

    @Inject
    DeadLetterFixture fixture;

    @Inject
    MessagingConfig config;

    private final UUID order = UUID.randomUUID();

    @Test
    void a_late_redrive_needs_force() {
        long id = dead(order, forgotten());

        post(id + "/redrive?dryRun=true").statusCode(200).body("late", containsString("handles it again"));
        post(id + "/redrive")
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo(LATE), "detail", containsString("handles it again"));
        assertUntouched(id);

        post(id + "/redrive?force=true").statusCode(200).body("redriven", equalTo(1));
        await().until(() -> sent(order).size() == 1);
        post(id + "/redrive").statusCode(409).body("type", equalTo("urn:tidings:problem:dead-letter-settled"));
    }

    @Test
    void a_group_with_a_late_message_needs_force() {
        UUID other = UUID.randomUUID();
        long recent = dead(other, Instant.now());
        long late = dead(order, forgotten());
        String redrive = "groups/" + fixture.group(order) + "/redrive";

        post(redrive + "?dryRun=true").statusCode(200).body("waiting", equalTo(2), "late", contains((int) late));
        post(redrive).statusCode(409).body("type", equalTo(LATE));
        assertUntouched(recent);
        assertUntouched(late);

        post(redrive + "?force=true").statusCode(200).body("redriven", equalTo(2), "remaining", equalTo(0));
        await().until(() -> sent(order).size() == 1 && sent(other).size() == 1);
    }

    @Test
    void a_message_becomes_late_while_its_dead_letter_waits() {
        long id = dead(order, Instant.now());
        post(id + "/redrive?dryRun=true").statusCode(200).body("late", nullValue());

        fixture.sql("update dead_letter set arrived_at = '%s' where id = %d".formatted(forgotten(), id));

        post(id + "/redrive").statusCode(409).body("type", equalTo(LATE));
        post("groups/" + fixture.group(order) + "/redrive").statusCode(409).body("type", equalTo(LATE));
        assertThat(sent(order)).isEmpty();
    }

    @Test
    void an_invalid_force_is_rejected() {
        long id = dead(order, Instant.now());

        post(id + "/redrive?force=maybe").statusCode(422).body("errors[0].field", equalTo("force"));
        assertUntouched(id);
    }

    private Instant forgotten() {
        return Instant.now().minus(config.inboxRetention()).minus(Duration.ofHours(1));
    }

    /** Sends a dead letter of the group of this test, and returns its id. */
    private long dead(UUID of, Instant sentAt) {
        String reason = "the gateway of " + order.toString().replaceAll("[-\\d]", "") + " is down";
        KafkaProbe.send(List.of(deadLetter(
                MessageBuilder.of(command(of, "EUR"))
                        .header("ce_time", sentAt.toString())
                        .build(),
                reason)));
        await().until(() -> fixture.ids(of).size() == 1);
        return fixture.ids(of).get(0);
    }
}
