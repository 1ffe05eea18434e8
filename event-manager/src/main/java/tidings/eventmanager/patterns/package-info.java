/** Patterns: declared relations between events, published when they match. */
@NullMarked
package tidings.eventmanager.patterns;

import org.jspecify.annotations.NullMarked;
