/** How notifications reach the world: rows in PostgreSQL, messages in the outbox, and the courier. */
@NullMarked
package tidings.notifications.outbound;

import org.jspecify.annotations.NullMarked;
