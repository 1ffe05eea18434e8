/** The promises of the journal that need a host. */
@NullMarked
package tidings.eventmanager.journal;

import org.jspecify.annotations.NullMarked;
