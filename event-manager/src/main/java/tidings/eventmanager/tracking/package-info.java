/** Tracking: a journal of every message, flows and their diagnosis. */
@NullMarked
package tidings.eventmanager.tracking;

import org.jspecify.annotations.NullMarked;
