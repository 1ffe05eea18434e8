/** What patterns promise. */
@NullMarked
package tidings.eventmanager.patterns;

import org.jspecify.annotations.NullMarked;
