package tidings.system.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tidings.system.provider.ProviderEntry.Kind;

/** A witness is believed because it is tested. */
class ProviderTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static Provider provider;

    private final String id = UUID.randomUUID().toString();
    private final String key = "charge-" + id;

    @BeforeAll
    static void open() {
        provider = Provider.start();
    }

    @AfterAll
    static void close() {
        provider.close();
    }

    @Test
    void a_key_is_charged_once_even_beyond_a_crash() {
        assertThat(charge(key, LIMIT, "pm_card_visa", 100)).isEqualTo(201);
        assertThat(charge(key, LIMIT, "pm_card_visa", 100)).isEqualTo(201);
        provider.kill();
        provider.restart();

        assertThat(charge(key, LIMIT, "pm_card_visa", 100)).isEqualTo(201);

        assertThat(kinds()).containsExactly(Kind.CHARGED);
        assertThat(entries().get(0).amount()).isEqualTo(100);
    }

    @Test
    void a_key_with_another_content_is_rejected_and_recorded() {
        assertThat(charge(key, LIMIT, "pm_card_visa", 100)).isEqualTo(201);

        assertThat(charge(key, LIMIT, "pm_card_visa", 200)).isEqualTo(422);

        assertThat(kinds()).containsExactly(Kind.CHARGED, Kind.REUSED_KEY);
    }

    @Test
    void another_key_for_the_same_order_charges_again() {
        charge(key, LIMIT, "pm_card_visa", 100);

        assertThat(charge(key + "-2", LIMIT, "pm_card_visa", 100)).isEqualTo(201);

        assertThat(kinds()).containsExactly(Kind.CHARGED, Kind.CHARGED);
    }

    @Test
    void requests_that_overlap_are_recorded() {
        ExecutorService clients = Executors.newFixedThreadPool(2);
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(this::slow, clients);
        CompletableFuture<Integer> second = CompletableFuture.supplyAsync(this::slow, clients);

        assertThat(List.of(first.join(), second.join())).containsExactlyInAnyOrder(201, 409);
        clients.shutdown();
        assertThat(kinds()).containsExactly(Kind.OVERLAPPED, Kind.CHARGED);
    }

    @Test
    void a_lost_answer_does_not_charge_twice() {
        assertThat(charge(key, LIMIT, "pm_card_unavailableTwice", 100)).isEqualTo(503);
        assertThat(kinds()).isEmpty();
        assertThat(charge(key, LIMIT, "pm_card_unavailableTwice", 100)).isEqualTo(503);
        assertThat(kinds()).containsExactly(Kind.CHARGED);

        assertThat(charge(key, LIMIT, "pm_card_unavailableTwice", 100)).isEqualTo(201);

        assertThat(kinds()).containsExactly(Kind.CHARGED);
    }

    @Test
    void a_request_that_hangs_charges_without_an_answer() {
        assertThat(charge(key, Duration.ofSeconds(1), "pm_card_hangsTwice", 100))
                .isZero();
        assertThat(charge(key, Duration.ofSeconds(1), "pm_card_hangsTwice", 100))
                .isZero();

        assertThat(charge(key, LIMIT, "pm_card_hangsTwice", 100)).isEqualTo(201);

        assertThat(kinds()).containsExactly(Kind.CHARGED);
    }

    @Test
    void a_decline_has_a_code_and_is_repeated() {
        assertThat(charge(key, LIMIT, "pm_card_chargeDeclined", 100)).isEqualTo(402);
        assertThat(charge(key, LIMIT, "pm_card_chargeDeclined", 100)).isEqualTo(402);

        assertThat(kinds()).containsExactly(Kind.DECLINED);
    }

    @Test
    void a_refund_fails_as_its_charge_says() {
        charge(key, LIMIT, "pm_card_refundUnavailableTwice", 100);

        assertThat(List.of(refund(), refund(), refund())).containsExactly(503, 503, 201);

        assertThat(kinds()).containsExactly(Kind.CHARGED, Kind.REFUNDED);
    }

    private List<ProviderEntry> entries() {
        return provider.entries().stream()
                .filter(entry -> entry.order().equals(id))
                .toList();
    }

    private List<Kind> kinds() {
        return entries().stream().map(ProviderEntry::kind).toList();
    }

    private int slow() {
        return charge(key, LIMIT, "pm_card_slow", 100);
    }

    private int charge(String chargeKey, Duration timeout, String method, long amount) {
        return post("/charges", chargeKey, timeout, """
                {"charge":"%s","order":"%s","amount":%d,"currency":"EUR","payment_method":"%s"}""".formatted(id, id, amount, method));
    }

    private int refund() {
        return post("/refunds", "refund-" + id, LIMIT, """
                {"charge":"%s","order":"%s","amount":100,"currency":"EUR"}""".formatted(id, id));
    }

    /** Uses a connection of its own: the provider may have been killed. Returns 0 if there was no answer in time. */
    private static int post(String path, String key, Duration timeout, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(provider.url() + path))
                .timeout(timeout)
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.discarding())
                    .statusCode();
        } catch (HttpTimeoutException silent) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
