/** The promises of tracking that need a host. */
@NullMarked
package tidings.eventmanager.tracking;

import org.jspecify.annotations.NullMarked;
