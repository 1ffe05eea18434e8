/** The promises about dead letters that need a host. */
@NullMarked
package tidings.eventmanager.deadletters;

import org.jspecify.annotations.NullMarked;
