/** Patterns: what is declared about events that follow each other, or fail to, and what is told when they do. */
@NullMarked
package tidings.eventmanager.patterns;

import org.jspecify.annotations.NullMarked;
