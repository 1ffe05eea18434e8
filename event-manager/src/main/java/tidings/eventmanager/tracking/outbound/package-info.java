/** Outbound adapters of tracking: the journal in PostgreSQL. */
@NullMarked
package tidings.eventmanager.tracking.outbound;

import org.jspecify.annotations.NullMarked;
