/** Inbound adapters of patterns: events of all services, and a timer. */
@NullMarked
package tidings.eventmanager.patterns.inbound;

import org.jspecify.annotations.NullMarked;
