/** Deliveries: events on their way to subscribers. */
@NullMarked
package tidings.eventmanager.deliveries;

import org.jspecify.annotations.NullMarked;
