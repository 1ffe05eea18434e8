/** Receives messages: handles each once, in batches; what cannot be handled becomes a dead letter. */
@NullMarked
package school.messaging.inbox;

import org.jspecify.annotations.NullMarked;
