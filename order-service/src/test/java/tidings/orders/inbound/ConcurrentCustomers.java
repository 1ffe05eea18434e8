package tidings.orders.inbound;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Sends orders concurrently. */
record ConcurrentCustomers(HttpClient http, URI orders) {

    static final UUID CUSTOMER = UUID.fromString("5f0c1d2e-0000-4000-8000-000000000001");

    ConcurrentCustomers(URI orders) {
        this(HttpClient.newHttpClient(), orders);
    }

    /** The variable parts of a request. */
    record Request(String flow, String sku, Optional<String> key) {

        static Request book(String flow) {
            return new Request(flow, "book", Optional.empty());
        }

        Request with(String idempotencyKey) {
            return new Request(flow, sku, Optional.of(idempotencyKey));
        }
    }

    CompletableFuture<HttpResponse<String>> place(Request request) {
        String order = """
                {"customerId": "%s", "paymentMethod": "pm_card_visa",
                 "lines": [{"sku": "%s", "quantity": 1, "unitPrice": {"amount": 1999, "currency": "EUR"}}]}""".formatted(CUSTOMER, request.sku());
        HttpRequest.Builder builder = HttpRequest.newBuilder(orders);
        request.key().ifPresent(key -> builder.header("Idempotency-Key", key));
        return http.sendAsync(
                builder.version(HttpClient.Version.HTTP_1_1)
                        .header("Content-Type", "application/json")
                        .header("X-Correlation-Id", request.flow())
                        .POST(BodyPublishers.ofString(order))
                        .build(),
                BodyHandlers.ofString());
    }
}
