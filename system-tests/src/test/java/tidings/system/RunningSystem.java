package tidings.system;

import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import tidings.embedded.Component;
import tidings.embedded.EmbeddedSystem;
import tidings.embedded.SystemOptions;

/** The real processes, started once for all tests of a run, and what can be seen of them from outside. */
final class RunningSystem {

    static final EmbeddedSystem SYSTEM = start();

    static final int UP = 200;
    static final int DOWN = 503;

    private RunningSystem() {}

    /** The shop as the order-service of this system shows it. */
    static TestShop shop() {
        return new TestShop(SYSTEM.url(Component.ORDER_SERVICE));
    }

    static Response place(String paymentMethod) {
        return RestAssured.given()
                .baseUri(url(Component.ORDER_SERVICE))
                .contentType(ContentType.JSON)
                .body(order(paymentMethod))
                .post("/orders");
    }

    static String status(String order) {
        return RestAssured.get(url(Component.ORDER_SERVICE) + "/orders/" + order)
                .path("status");
    }

    static String order(String paymentMethod) {
        return order("orchestrated", paymentMethod);
    }

    static String order(String flow, String paymentMethod) {
        return """
                {"customerId": "%s", "flow": "%s", "paymentMethod": "%s",
                 "lines": [{"sku": "book", "quantity": 2, "unitPrice": {"amount": 1999, "currency": "EUR"}}]}""".formatted(UUID.randomUUID(), flow, paymentMethod);
    }

    /** What the customer was told of an order, for instance {@code [ORDER_CONFIRMED]}. */
    static List<String> told(String order) {
        return RestAssured.get(url(Component.NOTIFICATION_SERVICE) + "/notifications?orderId=" + order)
                .jsonPath()
                .getList("findAll { it.status == 'SENT' }.occasion");
    }

    /** The HTTP status of a probe: {@code live}, {@code ready} or {@code started}. */
    static int probe(Component service, String name) {
        return RestAssured.get(url(service) + "/q/health/" + name).statusCode();
    }

    static String url(Component service) {
        return SYSTEM.url(service).toString().replaceAll("/$", "");
    }

    /** Starts what a test has stopped or killed; returns when everything is well. */
    static void heal() {
        for (Component part : Component.values()) {
            if (!SYSTEM.process(part).isAlive()) {
                SYSTEM.start(part);
            }
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> Component.services().stream()
                .allMatch(service -> probe(service, "ready") == UP && probe(service, "started") == UP));
    }

    /** With time enough to pay on a slow machine while a test has payment-service away. */
    private static EmbeddedSystem start() {
        EmbeddedSystem system = EmbeddedSystem.start(SystemOptions.onFreePorts()
                .shortLived()
                .withEnvironment(Component.ORDER_SERVICE, "TIDINGS_ORDERS_PAYMENT_DEADLINE", "2m")
                .withEnvironment(Component.NOTIFICATION_SERVICE, "TIDINGS_DELIVERIES_MAX_CONSECUTIVE_FAILURES", "4"));
        Runtime.getRuntime().addShutdownHook(new Thread(system::close));
        return system;
    }
}
