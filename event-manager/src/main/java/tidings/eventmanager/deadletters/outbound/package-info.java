/** How dead letters reach the world: their table, and the outbox. */
@NullMarked
package tidings.eventmanager.deadletters.outbound;

import org.jspecify.annotations.NullMarked;
