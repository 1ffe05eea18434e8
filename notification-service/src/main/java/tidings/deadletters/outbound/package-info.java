/** How dead letters reach the world: their table, and the outbox. */
@NullMarked
package tidings.deadletters.outbound;

import org.jspecify.annotations.NullMarked;
