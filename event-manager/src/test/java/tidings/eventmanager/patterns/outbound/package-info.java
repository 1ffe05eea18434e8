/** How patterns are declared. */
@NullMarked
package tidings.eventmanager.patterns.outbound;

import org.jspecify.annotations.NullMarked;
