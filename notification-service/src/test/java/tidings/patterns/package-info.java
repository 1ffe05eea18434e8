/** What patterns promise. */
@NullMarked
package tidings.patterns;

import org.jspecify.annotations.NullMarked;
