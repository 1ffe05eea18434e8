/** How deliveries reach the world: rows in PostgreSQL, webhooks and topics. */
@NullMarked
package tidings.eventmanager.deliveries.outbound;

import org.jspecify.annotations.NullMarked;
