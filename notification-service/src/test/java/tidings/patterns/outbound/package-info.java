/** How patterns are declared. */
@NullMarked
package tidings.patterns.outbound;

import org.jspecify.annotations.NullMarked;
