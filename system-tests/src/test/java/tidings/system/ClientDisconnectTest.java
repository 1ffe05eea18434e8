package tidings.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.embedded.Component.ORDER_SERVICE;
import static tidings.system.RunningSystem.SYSTEM;
import static tidings.system.RunningSystem.url;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** A client that disconnects before its answer leaves a complete order or none, and no error. */
class ClientDisconnectTest {

    private static final int CLIENTS = 300;

    @Test
    void disconnected_clients_leave_complete_orders_and_no_error() throws Exception {
        long before = Files.size(SYSTEM.log(ORDER_SERVICE));
        UUID customer = UUID.randomUUID();

        for (int i = 0; i < CLIENTS; i++) {
            placeAndDisconnect(customer);
        }

        await().atMost(Duration.ofSeconds(30)).until(() -> ordersOf(customer, "PLACED") == 0);
        assertThat(ordersOf(customer, "CONFIRMED")).isPositive();
        String log = Files.readString(SYSTEM.log(ORDER_SERVICE)).substring((int) before);
        // A slow machine may block a thread while it loads classes; that is unrelated.
        assertThat(log.lines()
                        .filter(line -> line.contains("ERROR") || line.contains("WARN") || line.contains("HR0"))
                        .filter(line -> !line.contains("BlockedThreadChecker")))
                .isEmpty();
    }

    private static void placeAndDisconnect(UUID customer) throws IOException, InterruptedException {
        String body = """
                {"customerId": "%s", "paymentMethod": "pm_card_visa",
                 "lines": [{"sku": "book", "quantity": 1, "unitPrice": {"amount": 100, "currency": "EUR"}}]}""".formatted(customer);
        String request =
                "POST /orders HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.getBytes(UTF_8).length + "\r\n\r\n" + body;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), SYSTEM.port(ORDER_SERVICE))) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream().write(request.getBytes(UTF_8));
            socket.getOutputStream().flush();
            // Each client disconnects at another moment of the few milliseconds that an order takes.
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(8_000_000));
        }
    }

    private static int ordersOf(UUID customer, String status) {
        return RestAssured.get(url(ORDER_SERVICE) + "/orders?limit=100&customerId=" + customer + "&status=" + status)
                .<List<String>>path("orders.id")
                .size();
    }
}
