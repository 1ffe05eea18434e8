/** What sets deliveries in motion: events, HTTP requests and the clock. */
@NullMarked
package tidings.eventmanager.deliveries.inbound;

import org.jspecify.annotations.NullMarked;
