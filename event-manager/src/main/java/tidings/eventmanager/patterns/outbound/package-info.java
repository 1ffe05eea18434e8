/** How patterns reach the world: their declarations, what was seen in PostgreSQL, and matches in the outbox. */
@NullMarked
package tidings.eventmanager.patterns.outbound;

import org.jspecify.annotations.NullMarked;
