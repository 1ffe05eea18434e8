/** The promises of the journal. */
@NullMarked
package tidings.eventmanager.journal;

import org.jspecify.annotations.NullMarked;
