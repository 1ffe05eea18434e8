/** Deliveries: events on their way to subscribers. */
@NullMarked
package tidings.eventmanager.delivery;

import org.jspecify.annotations.NullMarked;
