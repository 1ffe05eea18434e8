/** What tracking promises. */
@NullMarked
package tidings.tracking;

import org.jspecify.annotations.NullMarked;
