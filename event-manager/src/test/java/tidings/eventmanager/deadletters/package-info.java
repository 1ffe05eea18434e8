/** The promises about dead letters. */
@NullMarked
package tidings.eventmanager.deadletters;

import org.jspecify.annotations.NullMarked;
