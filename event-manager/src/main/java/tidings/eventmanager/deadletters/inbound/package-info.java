/** Inbound adapters of dead letters: dead-letter topics, HTTP and a timer. */
@NullMarked
package tidings.eventmanager.deadletters.inbound;

import org.jspecify.annotations.NullMarked;
