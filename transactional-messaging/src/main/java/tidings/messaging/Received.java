package tidings.messaging;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A message as it came from Kafka. */
record Received(ConsumerRecord<byte[], byte[]> record, Envelope envelope) {

    Identity identity() {
        return new Identity(envelope.source().toString(), envelope.id());
    }

    /** What makes two deliveries one message (CloudEvents 1.0, {@code source} and {@code id}). */
    record Identity(String source, String id) {}
}
