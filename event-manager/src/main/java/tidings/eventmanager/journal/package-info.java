/** The journal of every message, and what it tells about a flow. */
@NullMarked
package tidings.eventmanager.journal;

import org.jspecify.annotations.NullMarked;
