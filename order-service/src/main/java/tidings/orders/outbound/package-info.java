/** How orders reach the world: rows in PostgreSQL and messages in the outbox. */
@NullMarked
package tidings.orders.outbound;

import org.jspecify.annotations.NullMarked;
