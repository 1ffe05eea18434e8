/** The promises of streams. */
@NullMarked
package tidings.eventmanager.stream;

import org.jspecify.annotations.NullMarked;
