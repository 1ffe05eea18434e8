/** Decisions about dead letters. */
@NullMarked
package tidings.eventmanager.deadletters.record;

import org.jspecify.annotations.NullMarked;
