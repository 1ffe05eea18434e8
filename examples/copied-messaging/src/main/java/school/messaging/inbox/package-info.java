/** Receives messages: handles each once, in batches, and publishes dead letters. */
@NullMarked
package school.messaging.inbox;

import org.jspecify.annotations.NullMarked;
