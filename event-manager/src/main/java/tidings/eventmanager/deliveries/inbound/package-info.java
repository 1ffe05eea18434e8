/** Inbound adapters of deliveries: events, HTTP and timers. */
@NullMarked
package tidings.eventmanager.deliveries.inbound;

import org.jspecify.annotations.NullMarked;
