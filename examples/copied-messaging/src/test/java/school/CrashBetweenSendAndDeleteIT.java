package school;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static school.Kafka.header;
import static school.contract.Topics.ACCOUNTS_COMMANDS;
import static school.contract.Topics.ACCOUNTS_EVENTS;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The packaged application is killed when Kafka has a message and its row is still in the outbox.
 *
 * <p>The message is a command that adds to a balance, so a second handling would be visible.
 */
class CrashBetweenSendAndDeleteIT {

    private static final String RELAY_LOCK = "hashtext('school.outbox')";

    private final Backend backend = new Backend();
    private final List<SchoolProcess> processes = new ArrayList<>();
    private Map<String, String> settings = Map.of();

    @BeforeEach
    void start() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
        settings = backend.start();
    }

    @AfterEach
    void stop() {
        processes.forEach(SchoolProcess::kill);
        backend.stop();
    }

    @Test
    void a_crash_between_send_and_delete_repeats_the_message_and_its_work_is_done_once()
            throws IOException, SQLException {
        UUID account = crashWithCommandSentAndNotDeleted();
        assertThat(commands(account)).hasSize(1);
        assertThat(count("outbox where topic = '" + ACCOUNTS_COMMANDS + "'")).isEqualTo("1");

        startSchool();
        await().until(() -> commands(account).size() == 2);
        await().until(() -> count("outbox").equals("0"));
        await().until(() -> Kafka.isConsumed("school.accounts.commands.v1", ACCOUNTS_COMMANDS));

        assertThat(commands(account).stream()
                        .map(command -> header(command, "ce_id"))
                        .distinct())
                .hasSize(1);
        assertThat(balance(account)).isEqualTo("5000");
        assertThat(Kafka.read(ACCOUNTS_EVENTS, account).stream()
                        .filter(record -> "school.account.credited.v1".equals(header(record, "ce_type"))))
                .hasSize(1);
    }

    /** Returns the account whose command is in Kafka, in the inbox and still in the outbox. */
    private UUID crashWithCommandSentAndNotDeleted() throws IOException, SQLException {
        SchoolProcess school = startSchool();
        try (Connection connection = Backend.connect()) {
            UUID account = school.create("/accounts", "{\"balance\": 5000}");
            UUID course = enrolledCourse(school, account);
            await().until(() -> count("outbox").equals("0"));

            cancelAndHoldDelete(school, course, connection);
            await().until(() -> commands(account).size() == 1);
            await().until(() -> balance(account).equals("5000"));

            school.kill();
            return account;
        }
    }

    private SchoolProcess startSchool() throws IOException {
        SchoolProcess school = SchoolProcess.launch(settings);
        processes.add(school);
        school.awaitStarted();
        return school;
    }

    /** Cancels the course. The relay may read and send the rows of the outbox, and waits when it deletes them. */
    private static void cancelAndHoldDelete(SchoolProcess school, UUID course, Connection connection)
            throws SQLException {
        connection.setAutoCommit(false);
        try (Statement sql = connection.createStatement()) {
            sql.execute("select pg_advisory_lock(" + RELAY_LOCK + ")");
            assertThat(school.send("DELETE", "/courses/" + course, "").statusCode())
                    .isEqualTo(204);
            sql.execute("select from outbox for update");
            sql.execute("select pg_advisory_unlock(" + RELAY_LOCK + ")");
        }
    }

    private static UUID enrolledCourse(SchoolProcess school, UUID account) {
        UUID course = school.create(
                "/courses",
                "{\"title\": \"Kafka\", \"seats\": 1, \"fee\": 5000, \"startsAt\": \"%s\"}"
                        .formatted(Instant.now().plusSeconds(3600)));
        school.send("POST", "/courses/" + course + "/participants", "{\"accountId\": \"%s\"}".formatted(account));
        assertThat(balance(account)).isEqualTo("0");
        return course;
    }

    private static List<ConsumerRecord<byte[], byte[]>> commands(UUID account) {
        return Kafka.read(ACCOUNTS_COMMANDS, account);
    }

    private static String balance(UUID account) {
        return Backend.query("select balance from account where id = '" + account + "'");
    }

    private static String count(String table) {
        return Backend.query("select count(*) from " + table);
    }
}
