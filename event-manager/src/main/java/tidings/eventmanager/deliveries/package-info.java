/** Deliveries: events on their way to those who subscribed to them. */
@NullMarked
package tidings.eventmanager.deliveries;

import org.jspecify.annotations.NullMarked;
