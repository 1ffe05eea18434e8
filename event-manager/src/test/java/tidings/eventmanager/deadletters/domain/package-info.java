/** Decisions about dead letters. */
@NullMarked
package tidings.eventmanager.deadletters.domain;

import org.jspecify.annotations.NullMarked;
