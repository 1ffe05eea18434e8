package tidings.eventmanager.operations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static tidings.eventmanager.delivery.DeliveryFixture.subscribePaused;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.embedded.client.WebhookReceiver;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.Tables;

/** Six deliveries of three events to two subscriptions, in a year that no other test has. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class DeliveryListTest {

    private static final String YEAR = "from=2100-01-01T00:00:00Z&to=2101-01-01T00:00:00Z";

    @Inject
    Pool pool;

    private final WebhookReceiver receiver = WebhookReceiver.openRecording(0);
    private String mine = "";
    private String other = "";

    @BeforeEach
    void deliveries() {
        mine = subscribePaused(receiver);
        other = subscribePaused(receiver);
        event(1, "tidings.payment.refunded.v1");
        event(2, "tidings.payment.refunded.v1");
        event(3, "tidings.payment.declined.v1");
        settled(mine, 1, "DELIVERED");
        settled(mine, 2, "GIVEN_UP");
        pending(mine, 3);
        settled(other, 1, "GIVEN_UP");
        settled(other, 2, "DELIVERED");
        pending(other, 3);
    }

    @AfterEach
    void close() {
        run("delete from published_event where source = '/listed'");
        for (String subscription : List.of(mine, other)) {
            given().delete("/subscriptions/" + subscription);
            run("delete from subscription where id = '%s'".formatted(subscription));
        }
        receiver.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'', '3 3 2 2 1 1'",
        "status=given_up, '2 1'",
        "status=pending, '3 3'",
        "type=tidings.payment.refunded.v1, '2 2 1 1'",
        "type=tidings.payment.refunded.v1&status=delivered, '2 1'",
        "type=tidings.payment.declined.v1&status=delivered, ''"
    })
    void deliveries_are_listed_by_status_and_type(String conditions, String subjects) {
        assertThat(subjects(list(YEAR + "&" + conditions))).isEqualTo(subjects);
    }

    @ParameterizedTest
    @CsvSource({
        "2100-01-01T02:00:00Z, 2101-01-01T00:00:00Z, '3 3 2 2'",
        "2100-01-01T00:00:00Z, 2100-01-01T02:00:00Z, '1 1'",
        "2100-01-01T03:00:00%2B01:00, 2100-01-01T02:00:01Z, '2 2'"
    })
    void deliveries_are_listed_by_the_time_of_storage(String from, String to, String subjects) {
        assertThat(subjects(list("from=" + from + "&to=" + to))).isEqualTo(subjects);
    }

    @Test
    void pages_have_each_delivery_once() {
        List<String> found = new ArrayList<>();
        String next = "http://localhost/deliveries?limit=1&" + YEAR;
        while (next != null) {
            JsonPath page = list(URI.create(next).getRawQuery());
            page.getList("deliveries", Map.class)
                    .forEach(each -> found.add(each.get("subject") + "/" + each.get("subscription")));
            next = page.getString("next");
        }

        assertThat(found)
                .containsExactlyInAnyOrder(
                        "1/" + mine, "1/" + other, "2/" + mine, "2/" + other, "3/" + mine, "3/" + other);
    }

    @Test
    void a_delivery_is_listed_with_its_attempts() {
        JsonPath page = list(YEAR + "&status=given_up&limit=500");

        assertThat(page.getString("deliveries[0].subscription")).isEqualTo(mine);
        assertThat(page.getString("deliveries[0].type")).isEqualTo("tidings.payment.refunded.v1");
        assertThat(page.getString("deliveries[0].attempts[0].status")).isEqualTo("503");
        assertThat(page.<Object>get("next")).isNull();
    }

    @Test
    void deliveries_of_another_owner_are_not_listed() {
        run("update subscription set owner = 'another' where id = '%s'".formatted(other));

        assertThat(subjects(list(YEAR))).isEqualTo("3 2 1");
    }

    @ParameterizedTest
    @CsvSource({
        "status=failed, status",
        "type=nothing, types[0]",
        "from=yesterday, from",
        "to=+1000000-01-01T00:00:00Z, to",
        "cursor=x, cursor",
        "limit=501, limit"
    })
    void an_invalid_condition_is_rejected(String condition, String field) {
        given().get("/deliveries?" + condition).then().statusCode(422).body("errors[0].field", equalTo(field));
    }

    private static JsonPath list(String query) {
        return given().urlEncodingEnabled(false)
                .get("/deliveries?" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String subjects(JsonPath page) {
        return String.join(" ", page.<String>getList("deliveries.subject"));
    }

    private void event(int number, String type) {
        run("""
                insert into published_event (source, id, key, time, attributes, payload, kept_at)
                values ('/listed', '%1$d', '%1$d', now(), '{"id": "%1$d", "type": "%2$s"}', '{}', '2100-01-01T0%1$d:00Z')""".formatted(number, type));
    }

    private void settled(String subscription, int number, String state) {
        run("""
                insert into settled_delivery
                select '%s', position, '%s', array['{"status": "503"}'] from published_event
                where source = '/listed' and id = '%d'""".formatted(subscription, state, number));
    }

    private void pending(String subscription, int number) {
        run("""
                insert into delivery (subscription_id, event, key)
                select '%s', position, key from published_event where source = '/listed' and id = '%d'""".formatted(subscription, number));
    }

    private void run(String sql) {
        Tables.run(pool, sql);
    }
}
