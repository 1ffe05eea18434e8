/** Sends messages: a row in the transaction of the state change, and the relay that sends it. */
@NullMarked
package school.messaging.outbox;

import org.jspecify.annotations.NullMarked;
