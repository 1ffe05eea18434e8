package tidings.payments;

import static org.awaitility.Awaitility.await;
import static tidings.messaging.testing.KafkaProbe.header;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tidings.contract.CollectPayment;
import tidings.contract.Flow;
import tidings.contract.Message;
import tidings.contract.MessageJson;
import tidings.contract.MessageType;
import tidings.contract.MonetaryAmount;
import tidings.contract.OrderPlaced;
import tidings.contract.OrderedItem;
import tidings.contract.RefundPayment;
import tidings.contract.Topics;
import tidings.messaging.testing.KafkaProbe;
import tidings.messaging.testing.MessageBuilder;

/** The messages that order-service sends and receives. */
final class PaymentMessages {

    static final MonetaryAmount AMOUNT = new MonetaryAmount(1999, "EUR");

    private PaymentMessages() {}

    static MessageBuilder collect(UUID order, String method) {
        return MessageBuilder.of(new CollectPayment(order, UUID.randomUUID(), AMOUNT, method))
                .replyTo(Topics.ORDERS_REPLIES);
    }

    static MessageBuilder refund(UUID order) {
        return MessageBuilder.of(new RefundPayment(order, AMOUNT)).replyTo(Topics.ORDERS_REPLIES);
    }

    static MessageBuilder placed(UUID order, Flow flow) {
        String method = flow == Flow.CHOREOGRAPHED ? "pm_card_visa" : null;
        return MessageBuilder.of(new OrderPlaced(
                order, UUID.randomUUID(), List.of(new OrderedItem("SKU-1", 1, AMOUNT)), AMOUNT, flow, method));
    }

    static MessageBuilder expiring(MessageBuilder message, Instant deadline) {
        return message.header("ce_expirytime", deadline.toString());
    }

    static void send(MessageBuilder... messages) {
        KafkaProbe.send(Stream.of(messages).map(MessageBuilder::build).toList());
    }

    /** Waits for the only message about this order on this topic. */
    static ConsumerRecord<byte[], byte[]> only(String topic, UUID order) {
        await().until(() -> KafkaProbe.read(topic, order).size() == 1);
        return KafkaProbe.read(topic, order).get(0);
    }

    static List<Message> messages(String topic, UUID order) {
        return KafkaProbe.read(topic, order).stream()
                .map(PaymentMessages::message)
                .toList();
    }

    /** Waits for that many messages of this type about this order. */
    static <T extends Message> List<T> messages(String topic, UUID order, Class<T> type, int count) {
        await().until(() -> ofType(topic, order, type).size() >= count);
        return ofType(topic, order, type);
    }

    /** Settles another order of the same partition: afterwards every pending work for the first order is done, too. */
    static void settleAnother(UUID order) {
        UUID another = KafkaProbe.ofSamePartition(Topics.PAYMENTS_COMMANDS, order);
        send(collect(another, "pm_card_visa"), refund(another));
        messages(Topics.ORDERS_REPLIES, another, tidings.contract.RefundPaymentReply.class, 1);
    }

    static Message message(ConsumerRecord<byte[], byte[]> record) {
        try {
            return MessageJson.read(
                    MessageType.named(String.valueOf(header(record, "ce_type"))).orElseThrow(), record.value());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static <T extends Message> List<T> ofType(String topic, UUID order, Class<T> type) {
        return messages(topic, order).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
