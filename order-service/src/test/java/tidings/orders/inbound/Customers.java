package tidings.orders.inbound;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Customers who order, and do not wait for each other. */
record Customers(HttpClient http, URI orders) {

    Customers(URI orders) {
        this(HttpClient.newHttpClient(), orders);
    }

    CompletableFuture<HttpResponse<String>> place(String flow, String sku) {
        String order = """
                {"customerId": "%s", "paymentMethod": "pm_card_visa",
                 "lines": [{"sku": "%s", "quantity": 1, "unitPrice": {"amount": 1999, "currency": "EUR"}}]}""".formatted(UUID.randomUUID(), sku);
        return http.sendAsync(
                HttpRequest.newBuilder(orders)
                        .version(HttpClient.Version.HTTP_1_1)
                        .header("Content-Type", "application/json")
                        .header("X-Correlation-Id", flow)
                        .POST(BodyPublishers.ofString(order))
                        .build(),
                BodyHandlers.ofString());
    }
}
