package tidings.orders;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static tidings.messaging.testing.KafkaProbe.header;

import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tidings.contract.CollectPaymentReply;
import tidings.contract.CollectPaymentReply.Outcome;
import tidings.contract.Message;
import tidings.contract.MonetaryAmount;
import tidings.contract.Topics;
import tidings.messaging.testing.KafkaProbe;
import tidings.messaging.testing.MessageBuilder;

/** Places orders like a client and answers like payment-service. */
public final class PaymentServiceStub {

    public static final String VISA = """
            {"customerId": "c0a80101-1111-4222-8333-444455556666", "paymentMethod": "pm_card_visa",
             "lines": [{"sku": "book", "quantity": 2, "unitPrice": {"amount": 1999, "currency": "EUR"}}]}""";
    static final String CHOREOGRAPHED = VISA.replace("{\"customerId\"", "{\"flow\": \"choreographed\", \"customerId\"");
    public static final MonetaryAmount TOTAL = new MonetaryAmount(3998, "EUR");

    private PaymentServiceStub() {}

    public static String place() {
        return place(VISA);
    }

    static String place(String body) {
        return place(given(), body);
    }

    /** Places an order with the headers of {@code request}. */
    static String place(RequestSpecification request, String body) {
        return request.body(body)
                .contentType("application/json")
                .post("/orders")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    /** Returns the only order of a customer. */
    static String awaitOrderOf(String customer) {
        await().until(() -> given().get("/orders?customerId={id}", customer).path("orders.size()"), equalTo(1));
        return given().get("/orders?customerId={id}", customer).path("orders[0].id");
    }

    public static CollectPaymentReply reply(String order, Outcome outcome, String reason) {
        return new CollectPaymentReply(UUID.fromString(order), UUID.randomUUID(), outcome, TOTAL, reason);
    }

    public static void answer(String order, Outcome outcome, String reason) {
        send(reply(order, outcome, reason), first(Topics.PAYMENTS_COMMANDS, order));
    }

    /** Sends a message of payment-service that answers {@code cause}. */
    public static void send(Message message, ConsumerRecord<byte[], byte[]> cause) {
        KafkaProbe.send(List.of(MessageBuilder.of(message).answering(cause).build()));
    }

    static void awaitStatus(String order, String status) {
        await().until(() -> status.equals(given().get("/orders/{id}", order).path("status")));
    }

    static ConsumerRecord<byte[], byte[]> only(String topic, String order) {
        await().until(() -> KafkaProbe.read(topic, order).size() == 1);
        return KafkaProbe.read(topic, order).get(0);
    }

    public static ConsumerRecord<byte[], byte[]> first(String topic, String order) {
        await().until(() -> !KafkaProbe.read(topic, order).isEmpty());
        return KafkaProbe.read(topic, order).get(0);
    }

    static List<String> types(String topic, String order) {
        return KafkaProbe.read(topic, order).stream()
                .map(each -> Objects.requireNonNull(header(each, "ce_type")))
                .toList();
    }
}
