/** Tracking: a journal of every message, and what it tells about a flow. */
@NullMarked
package tidings.eventmanager.tracking;

import org.jspecify.annotations.NullMarked;
