package school.messaging.envelope;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A message with its Kafka record. */
public record ReceivedMessage(ConsumerRecord<byte[], byte[]> record, Envelope envelope) {

    public Identity identity() {
        return new Identity(envelope.source().toString(), envelope.id());
    }

    /** The identity of a message (CloudEvents 1.0, {@code source} and {@code id}): equal for every redelivery. */
    public record Identity(String source, String id) {}
}
