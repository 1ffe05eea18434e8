/** Test support for dead letters. */
@NullMarked
package tidings.eventmanager.deadletters;

import org.jspecify.annotations.NullMarked;
