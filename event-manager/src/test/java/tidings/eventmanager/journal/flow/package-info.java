/** Decisions about flows. */
@NullMarked
package tidings.eventmanager.journal.flow;

import org.jspecify.annotations.NullMarked;
