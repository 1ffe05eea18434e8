/** Decisions about patterns, and their declarations. */
@NullMarked
package tidings.eventmanager.patterns;

import org.jspecify.annotations.NullMarked;
