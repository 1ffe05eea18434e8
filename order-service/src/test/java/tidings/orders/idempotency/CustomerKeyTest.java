package tidings.orders.idempotency;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tidings.messaging.testing.Infrastructure;

/** An idempotency key belongs to a customer, and to the bytes of a request: in this release and beside the one before. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class CustomerKeyTest {

    /** The statement of the release before, which knows no customer. */
    private static final String CLAIM_BEFORE = """
            insert into idempotency_key (key, fingerprint, order_id)
            select * from unnest($1::text[], $2::text[], $3::uuid[]) as wanted (key, fingerprint, order_id)
            where pg_try_advisory_xact_lock(hashtext('idempotency_key'), hashtext(key))
            on conflict do nothing returning order_id""";

    @Inject
    Pool pool;

    private final String key = UUID.randomUUID().toString();
    private final String alice = body(UUID.randomUUID());
    private final String bob = body(UUID.randomUUID());

    @Test
    void two_customers_with_one_key_have_an_order_each() {
        String first = placed(post(alice));
        String second = placed(post(bob));

        assertThat(second).isNotEqualTo(first);
        assertThat(placed(post(alice))).isEqualTo(first);
        assertThat(placed(post(bob))).isEqualTo(second);
    }

    @Test
    void the_same_order_in_other_bytes_is_another_request() {
        placed(post(alice));

        assertReused(post(alice + " "));
        assertReused(post(alice.replace("{\"customerId\"", "{\"flow\": \"orchestrated\", \"customerId\"")));
    }

    /** An older version of the service had another fingerprint for the same request. */
    @Test
    void a_request_that_is_repeated_after_an_upgrade_is_one_order() {
        String order =
                placed(given().body(alice).contentType("application/json").post("/orders"));
        assertThat(claimLikeBefore(UUID.fromString(order))).isTrue();

        assertThat(placed(post(alice))).isEqualTo(order);
        assertReused(post(bob));
    }

    @Test
    void a_replica_of_the_release_before_claims_no_key_of_a_customer() {
        placed(post(alice));

        assertThat(claimLikeBefore(UUID.randomUUID())).isFalse();
    }

    private boolean claimLikeBefore(UUID order) {
        return pool.preparedQuery(CLAIM_BEFORE)
                        .execute(Tuple.of(
                                new String[] {key}, new String[] {"the fingerprint of before"}, new UUID[] {order}))
                        .await()
                        .indefinitely()
                        .size()
                == 1;
    }

    private Response post(String body) {
        return given().header("Idempotency-Key", key)
                .body(body)
                .contentType("application/json")
                .post("/orders");
    }

    private static String placed(Response response) {
        assertThat(response.statusCode()).isEqualTo(202);
        return response.path("id");
    }

    private static void assertReused(Response response) {
        response.then().statusCode(422).body("type", equalTo("urn:tidings:problem:idempotency-key-reused"));
    }

    private static String body(UUID customer) {
        return """
                {"customerId": "%s", "paymentMethod": "pm_card_visa",
                 "lines": [{"sku": "book", "quantity": 2, "unitPrice": {"amount": 1999, "currency": "EUR"}}]}""".formatted(customer);
    }
}
