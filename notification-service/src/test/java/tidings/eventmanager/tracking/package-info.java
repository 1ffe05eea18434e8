/** What tracking promises. */
@NullMarked
package tidings.eventmanager.tracking;

import org.jspecify.annotations.NullMarked;
