/** Inbound adapters of tracking: all topics, HTTP and a timer. */
@NullMarked
package tidings.eventmanager.tracking.inbound;

import org.jspecify.annotations.NullMarked;
