/** How tracking reaches the world: the journal in PostgreSQL, and what other features know. */
@NullMarked
package tidings.eventmanager.tracking.outbound;

import org.jspecify.annotations.NullMarked;
