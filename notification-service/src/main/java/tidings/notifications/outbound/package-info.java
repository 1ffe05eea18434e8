/** The adapters of notifications: rows in PostgreSQL, messages in the outbox, the gateway. */
@NullMarked
package tidings.notifications.outbound;

import org.jspecify.annotations.NullMarked;
