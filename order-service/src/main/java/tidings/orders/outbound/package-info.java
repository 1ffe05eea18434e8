/** Orders as rows in PostgreSQL and as messages in the outbox. */
@NullMarked
package tidings.orders.outbound;

import org.jspecify.annotations.NullMarked;
