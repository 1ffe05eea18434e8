/** The promises of patterns. */
@NullMarked
package tidings.eventmanager.patterns;

import org.jspecify.annotations.NullMarked;
