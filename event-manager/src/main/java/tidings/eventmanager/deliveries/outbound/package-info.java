/** Outbound adapters of deliveries: PostgreSQL, webhooks and topics. */
@NullMarked
package tidings.eventmanager.deliveries.outbound;

import org.jspecify.annotations.NullMarked;
