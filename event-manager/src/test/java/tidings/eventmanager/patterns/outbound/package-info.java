/** Declarations of patterns. */
@NullMarked
package tidings.eventmanager.patterns.outbound;

import org.jspecify.annotations.NullMarked;
