package school;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static school.Kafka.header;
import static school.SchoolFixture.balance;
import static school.SchoolFixture.cancel;
import static school.SchoolFixture.enrol;
import static school.SchoolFixture.inAnHour;
import static school.SchoolFixture.offer;
import static school.SchoolFixture.open;
import static school.SchoolFixture.published;
import static school.SchoolFixture.seatsLeft;
import static school.SchoolFixture.transaction;
import static school.SchoolFixture.types;
import static school.contract.Topics.ACCOUNTS_COMMANDS;
import static school.contract.Topics.ACCOUNTS_EVENTS;
import static school.contract.Topics.COURSES_EVENTS;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Courses and accounts on a real broker and a real database. */
@QuarkusTest
@QuarkusTestResource(Backend.class)
@TestProfile(OrdinaryChannel.Profile.class)
class SchoolTest {

    @Test
    void an_offered_course_is_published_with_the_correlation_id_of_the_request() {
        UUID course = offer(2, 5000, inAnHour());

        ConsumerRecord<byte[], byte[]> offered = published(COURSES_EVENTS, course, "school.course.offered.v1");
        assertThat(header(offered, "ce_correlationid")).isEqualTo("offer");
        assertThat(header(offered, "ce_source")).isEqualTo("/school");
        assertThat(new String(offered.value(), UTF_8)).contains("\"seats\":2", "\"fee\":5000");
    }

    @Test
    void enrolling_changes_both_aggregates_in_one_transaction() {
        UUID course = offer(2, 5000, inAnHour());
        UUID account = open(8000);

        enrol(course, account, 204);

        assertThat(transaction("course", course)).isEqualTo(transaction("account", account));
        assertThat(balance(account)).isEqualTo(3000);
        var enrolled = published(COURSES_EVENTS, course, "school.participant.enrolled.v1");
        var charged = published(ACCOUNTS_EVENTS, account, "school.account.charged.v1");
        assertThat(header(enrolled, "ce_correlationid"))
                .isEqualTo("enrol-" + account)
                .isEqualTo(header(charged, "ce_correlationid"));
    }

    @Test
    void a_refused_enrolment_changes_and_publishes_nothing() {
        UUID course = offer(2, 5000, inAnHour());
        UUID account = open(4999);

        enrol(course, account, 409);
        enrol(course, UUID.randomUUID(), 404);

        assertThat(seatsLeft(course)).isEqualTo(2);
        assertThat(balance(account)).isEqualTo(4999);
        // The next message of the course proves that none is on its way.
        cancel(course);
        published(COURSES_EVENTS, course, "school.course.cancelled.v1");
        assertThat(types(COURSES_EVENTS, course))
                .containsExactly("school.course.offered.v1", "school.course.cancelled.v1");
    }

    @Test
    void cancelling_a_course_returns_each_fee() {
        UUID course = offer(2, 5000, inAnHour());
        List<UUID> accounts = List.of(open(5000), open(9000));
        accounts.forEach(account -> enrol(course, account, 204));

        cancel(course);

        await().untilAsserted(() ->
                assertThat(accounts.stream().map(SchoolFixture::balance)).containsExactly(5000L, 9000L));
        var cancelled = published(COURSES_EVENTS, course, "school.course.cancelled.v1");
        var command = published(ACCOUNTS_COMMANDS, accounts.get(0), "school.account.credit.v1");
        var credited = published(ACCOUNTS_EVENTS, accounts.get(0), "school.account.credited.v1");
        assertThat(header(command, "ce_causationid")).isEqualTo(header(cancelled, "ce_id"));
        assertThat(header(credited, "ce_causationid")).isEqualTo(header(command, "ce_id"));
        assertThat(header(credited, "ce_correlationid")).isEqualTo("cancel");
    }

    @Test
    void a_worker_closes_enrolment_and_publishes_it() {
        UUID account = open(100);
        UUID course = offer(1, 100, Instant.now().minusSeconds(1));

        var closed = published(COURSES_EVENTS, course, "school.enrolment.closed.v1");

        assertThat(header(closed, "ce_correlationid")).startsWith("close-enrolments-");
        enrol(course, account, 409);
    }
}
