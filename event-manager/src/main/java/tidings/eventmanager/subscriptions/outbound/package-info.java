/** Outbound adapters of subscriptions: PostgreSQL and the contract's event types. */
@NullMarked
package tidings.eventmanager.subscriptions.outbound;

import org.jspecify.annotations.NullMarked;
