package tidings.orders.payment;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static tidings.messaging.testing.KafkaProbe.header;
import static tidings.orders.PaymentServiceStub.TOTAL;
import static tidings.orders.PaymentServiceStub.first;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tidings.contract.GetPaymentReply;
import tidings.contract.GetPaymentReply.Outcome;
import tidings.contract.Topics;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;
import tidings.messaging.testing.MessageBuilder;

/** Queries over Kafka while an HTTP client waits; the test stands in for payment-service. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
public class PaymentInquiryTest {

    private static final ExecutorService CLIENTS = Executors.newFixedThreadPool(10);
    private static final int MORE_THAN_MAY_WAIT = 150;

    @TestHTTPResource
    URI service;

    private final UUID order = UUID.randomUUID();

    @AfterAll
    static void shutdown() {
        CLIENTS.shutdown();
    }

    @Test
    void the_reply_of_payment_service_is_the_answer() {
        CompletableFuture<Response> asked = ask(order);
        UUID payment = UUID.randomUUID();

        answer(new GetPaymentReply(order, Outcome.FOUND, payment, "COLLECTED", TOTAL, null));

        asked.join()
                .then()
                .statusCode(200)
                .body("paymentId", equalTo(payment.toString()))
                .body("status", equalTo("COLLECTED"))
                .body("amount.amount", equalTo(3998));
        ConsumerRecord<byte[], byte[]> query = first(Topics.PAYMENTS_QUERIES, order.toString());
        assertThat(header(query, "ce_correlationid")).isEqualTo("flow-of-" + order);
        assertThat(header(query, "ce_messagekind")).isEqualTo("query");
        assertThat(header(query, "ce_expirytime")).isNotNull();
    }

    @Test
    void an_unknown_payment_is_not_found() {
        CompletableFuture<Response> asked = ask(order);

        answer(GetPaymentReply.unknown(order));

        asked.join().then().statusCode(404).body("type", equalTo("urn:tidings:problem:payment-not-found"));
    }

    @Test
    void a_failure_of_payment_service_is_a_bad_gateway_with_its_reason() {
        CompletableFuture<Response> asked = ask(order);

        answer(GetPaymentReply.failed(order, "unavailable"));

        asked.join()
                .then()
                .statusCode(502)
                .contentType("application/problem+json")
                .body("detail", equalTo("unavailable"));
    }

    @Test
    void each_query_gets_its_own_reply() {
        List<UUID> orders = Stream.generate(UUID::randomUUID).limit(10).toList();
        List<CompletableFuture<Response>> asked =
                orders.stream().map(PaymentInquiryTest::ask).toList();

        Map<UUID, ConsumerRecord<byte[], byte[]>> queries =
                await().until(() -> queries(orders), all -> all.size() == 10);
        // In reverse order.
        KafkaProbe.send(Stream.iterate(9, n -> n - 1)
                .limit(10)
                .map(orders::get)
                .map(each -> answering(queries.get(each), GetPaymentReply.failed(each, "reason " + each)))
                .toList());

        for (int n = 0; n < 10; n++) {
            asked.get(n).join().then().statusCode(502).body("detail", equalTo("reason " + orders.get(n)));
        }
    }

    @Test
    void no_reply_is_a_timeout_and_the_next_query_is_answered() {
        given().get("/orders/{id}/payment", UUID.randomUUID())
                .then()
                .statusCode(504)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:tidings:problem:payment-service-silent"));

        the_reply_of_payment_service_is_the_answer();
    }

    @Test
    void queries_beyond_the_limit_are_rejected_at_once_and_ask_nothing() {
        HttpClient http = HttpClient.newHttpClient();
        List<UUID> orders =
                Stream.generate(UUID::randomUUID).limit(MORE_THAN_MAY_WAIT).toList();

        List<HttpResponse<String>> answers = orders.stream()
                .map(each -> http.sendAsync(
                        HttpRequest.newBuilder(service.resolve("/orders/" + each + "/payment"))
                                .version(HttpClient.Version.HTTP_1_1)
                                .build(),
                        BodyHandlers.ofString()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        List<HttpResponse<String>> rejected =
                answers.stream().filter(answer -> answer.statusCode() == 503).toList();
        assertThat(rejected).isNotEmpty().allSatisfy(rejection -> {
            assertThat(rejection.body()).contains("urn:tidings:problem:busy");
            assertThat(rejection.headers().firstValue("Retry-After")).contains("1");
        });
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 504))
                .hasSize(orders.size() - rejected.size());
        assertThat(queries(orders)).hasSize(orders.size() - rejected.size());
    }

    private static CompletableFuture<Response> ask(UUID order) {
        return supplyAsync(
                () -> given().header("X-Correlation-Id", "flow-of-" + order).get("/orders/{id}/payment", order),
                CLIENTS);
    }

    private static Map<UUID, ConsumerRecord<byte[], byte[]>> queries(List<UUID> orders) {
        return KafkaProbe.read(Topics.PAYMENTS_QUERIES).stream()
                .collect(toMap(
                        record -> UUID.fromString(new String(record.key(), UTF_8)), record -> record, (a, b) -> b))
                .entrySet()
                .stream()
                .filter(query -> orders.contains(query.getKey()))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static void answer(GetPaymentReply reply) {
        ConsumerRecord<byte[], byte[]> query =
                first(Topics.PAYMENTS_QUERIES, reply.orderId().toString());
        KafkaProbe.send(List.of(answering(query, reply)));
    }

    private static ProducerRecord<byte[], byte[]> answering(
            ConsumerRecord<byte[], byte[]> query, GetPaymentReply reply) {
        return MessageBuilder.of(reply).answering(query).build();
    }
}
