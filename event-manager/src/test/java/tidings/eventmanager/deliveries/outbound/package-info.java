/** Outbound adapters of deliveries. */
@NullMarked
package tidings.eventmanager.deliveries.outbound;

import org.jspecify.annotations.NullMarked;
