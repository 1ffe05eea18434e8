/** Flows, expected messages and the diagnosis. Pure Java. */
@NullMarked
package tidings.eventmanager.journal.flow;

import org.jspecify.annotations.NullMarked;
