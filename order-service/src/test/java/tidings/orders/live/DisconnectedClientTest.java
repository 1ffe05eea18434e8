package tidings.orders.live;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tidings.messaging.testing.Infrastructure;
import tidings.orders.inbound.OrdersTableLock;

/** A client that prefers to wait, and disconnects: its order is placed, and nothing waits for the outcome. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class DisconnectedClientTest {

    @Inject
    OrderChanges changes;

    @Inject
    Pool pool;

    @TestHTTPResource("/orders")
    URI orders;

    private final String customer = UUID.randomUUID().toString();

    @Test
    void the_wait_ends_with_the_connection() throws IOException {
        Socket client = placeWaiting();
        await().until(() -> changes.clients() == 1);

        client.close();

        await().until(() -> changes.clients() == 0);
    }

    @Test
    void a_disconnection_during_the_placement_leaves_the_order_and_no_wait() throws IOException {
        try (OrdersTableLock lock = new OrdersTableLock(pool)) {
            Socket client = placeWaiting();
            await().until(() -> lock.waiting() == 1);
            client.close();
        }

        await().until(() -> given().get("/orders?customerId={id}", customer).path("orders.size()"), equalTo(1));
        await().until(() -> changes.clients() == 0);
    }

    private Socket placeWaiting() throws IOException {
        String body = """
                {"customerId": "%s", "paymentMethod": "pm_card_visa",
                 "lines": [{"sku": "book", "quantity": 1, "unitPrice": {"amount": 100, "currency": "EUR"}}]}""".formatted(customer);
        String head =
                "POST /orders HTTP/1.1\r\nHost: localhost\r\nPrefer: wait=30\r\nContent-Type: application/json\r\n";
        Socket client = new Socket(orders.getHost(), orders.getPort());
        client.getOutputStream().write((head + "Content-Length: " + body.length() + "\r\n\r\n" + body).getBytes(UTF_8));
        client.getOutputStream().flush();
        return client;
    }
}
