package tidings.system;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.UUID;
import tidings.embedded.EmbeddedSystem;
import tidings.embedded.Part;
import tidings.embedded.SystemOptions;

/** The real processes, started once for all tests of a run, and what a client can do with them. */
final class RunningSystem {

    static final EmbeddedSystem SYSTEM = start();

    private RunningSystem() {}

    static Response place(String paymentMethod) {
        return RestAssured.given()
                .baseUri(url(Part.ORDER_SERVICE))
                .contentType(ContentType.JSON)
                .body(order(paymentMethod))
                .post("/orders");
    }

    static String order(String paymentMethod) {
        return """
                {"customerId": "%s", "paymentMethod": "%s",
                 "lines": [{"sku": "book", "quantity": 2, "unitPrice": {"amount": 1999, "currency": "EUR"}}]}""".formatted(UUID.randomUUID(), paymentMethod);
    }

    static String status(String order) {
        return RestAssured.get(url(Part.ORDER_SERVICE) + "/orders/" + order).path("status");
    }

    /** The HTTP status of a probe: {@code live}, {@code ready} or {@code started}. */
    static int probe(Part service, String name) {
        return RestAssured.get(url(service) + "/q/health/" + name).statusCode();
    }

    static String url(Part service) {
        return SYSTEM.url(service).toString().replaceAll("/$", "");
    }

    private static EmbeddedSystem start() {
        EmbeddedSystem system = EmbeddedSystem.start(SystemOptions.onFreePorts());
        Runtime.getRuntime().addShutdownHook(new Thread(system::close));
        return system;
    }
}
