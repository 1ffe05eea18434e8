/** Kafka without containers: one broker in KRaft mode and its topics. */
@NullMarked
package tidings.embedded.kafka;

import org.jspecify.annotations.NullMarked;
