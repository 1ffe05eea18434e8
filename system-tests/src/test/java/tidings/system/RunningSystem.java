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
import tidings.embedded.client.NewOrder;
import tidings.embedded.client.ShopClient;

/** The real processes, started once per test run, and shared helpers. */
final class RunningSystem {

    static final EmbeddedSystem SYSTEM = start();
    private static final ShopClient SHOP = ShopClient.of(SYSTEM);

    static final int UP = 200;
    static final int DOWN = 503;

    private RunningSystem() {}

    /** Returns a client of this system's order-service. */
    static ShopClient shop() {
        return SHOP;
    }

    static Response place(String paymentMethod) {
        return RestAssured.given()
                .baseUri(url(Component.ORDER_SERVICE))
                .contentType(ContentType.JSON)
                .body(order(paymentMethod).body())
                .post("/orders");
    }

    static String status(String order) {
        return shop().status(order);
    }

    static NewOrder order(String paymentMethod) {
        return order(NewOrder.ORCHESTRATED, paymentMethod);
    }

    static NewOrder order(String flow, String paymentMethod) {
        return NewOrder.of(flow, paymentMethod).withCustomer(UUID.randomUUID());
    }

    /** Returns the occasions of the sent notifications, for instance {@code [ORDER_CONFIRMED]}. */
    static List<String> notifiedOccasions(String order) {
        return RestAssured.get(url(Component.NOTIFICATION_SERVICE) + "/notifications?orderId=" + order)
                .jsonPath()
                .getList("findAll { it.status == 'SENT' }.occasion");
    }

    /** Returns the HTTP status of a probe: {@code live}, {@code ready} or {@code started}. */
    static int probe(Component service, String name) {
        return RestAssured.get(url(service) + "/q/health/" + name).statusCode();
    }

    static String url(Component service) {
        return SYSTEM.url(service).toString().replaceAll("/$", "");
    }

    /** Starts all stopped components. Returns when every service is ready. */
    static void restore() {
        for (Component component : Component.values()) {
            if (!SYSTEM.process(component).isAlive()) {
                SYSTEM.start(component);
            }
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> Component.services().stream()
                .allMatch(service -> probe(service, "ready") == UP && probe(service, "started") == UP));
    }

    /** The deadline leaves time for a payment even if a test stops payment-service on a slow machine. */
    private static EmbeddedSystem start() {
        EmbeddedSystem system = EmbeddedSystem.start(SystemOptions.onFreePorts()
                .shortLived()
                .withEnvironment(Component.ORDER_SERVICE, "TIDINGS_ORDERS_PAYMENT_DEADLINE", "2m")
                .withEnvironment(Component.NOTIFICATION_SERVICE, "TIDINGS_DELIVERIES_MAX_CONSECUTIVE_FAILURES", "4")
                .withEnvironment(Component.NOTIFICATION_SERVICE, "TIDINGS_DELIVERIES_CLAIM", "6s"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            // GracefulStopTest stops services gracefully: here that would take seconds.
            Component.services().stream()
                    .filter(service -> system.process(service).isAlive())
                    .forEach(system::kill);
            system.close();
        }));
        return system;
    }
}
