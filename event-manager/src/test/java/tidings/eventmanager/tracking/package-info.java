/** The promises of tracking. */
@NullMarked
package tidings.eventmanager.tracking;

import org.jspecify.annotations.NullMarked;
