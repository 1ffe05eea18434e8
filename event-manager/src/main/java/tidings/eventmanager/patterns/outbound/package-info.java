/** Outbound adapters of patterns: their configuration, PostgreSQL and the outbox. */
@NullMarked
package tidings.eventmanager.patterns.outbound;

import org.jspecify.annotations.NullMarked;
