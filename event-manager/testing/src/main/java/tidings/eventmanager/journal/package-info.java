/** Test support for the journal. */
@NullMarked
package tidings.eventmanager.journal;

import org.jspecify.annotations.NullMarked;
