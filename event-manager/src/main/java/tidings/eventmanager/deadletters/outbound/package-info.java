/** Outbound adapters of dead letters: PostgreSQL and the outbox. */
@NullMarked
package tidings.eventmanager.deadletters.outbound;

import org.jspecify.annotations.NullMarked;
