package tidings.orders.inbound;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Customers who order, and do not wait for each other. */
record ConcurrentCustomers(HttpClient http, URI orders) {

    ConcurrentCustomers(URI orders) {
        this(HttpClient.newHttpClient(), orders);
    }

    /**
     * What a customer asks for.
     *
     * @param sku tells alone what is ordered
     */
    record Wish(String flow, String sku, Optional<String> key) {

        static Wish book(String flow) {
            return new Wish(flow, "book", Optional.empty());
        }

        Wish with(String givenKey) {
            return new Wish(flow, sku, Optional.of(givenKey));
        }
    }

    CompletableFuture<HttpResponse<String>> place(Wish wish) {
        String order = """
                {"customerId": "5f0c1d2e-0000-4000-8000-000000000001", "paymentMethod": "pm_card_visa",
                 "lines": [{"sku": "%s", "quantity": 1, "unitPrice": {"amount": 1999, "currency": "EUR"}}]}""".formatted(wish.sku());
        HttpRequest.Builder request = HttpRequest.newBuilder(orders);
        wish.key().ifPresent(given -> request.header("Idempotency-Key", given));
        return http.sendAsync(
                request.version(HttpClient.Version.HTTP_1_1)
                        .header("Content-Type", "application/json")
                        .header("X-Correlation-Id", wish.flow())
                        .POST(BodyPublishers.ofString(order))
                        .build(),
                BodyHandlers.ofString());
    }
}
