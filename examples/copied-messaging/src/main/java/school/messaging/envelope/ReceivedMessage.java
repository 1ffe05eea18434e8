package school.messaging.envelope;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A message as it came from Kafka. */
public record ReceivedMessage(ConsumerRecord<byte[], byte[]> record, Envelope envelope) {

    public Identity identity() {
        return new Identity(envelope.source().toString(), envelope.id());
    }

    /** What makes two deliveries one message (CloudEvents 1.0, {@code source} and {@code id}). */
    public record Identity(String source, String id) {}
}
