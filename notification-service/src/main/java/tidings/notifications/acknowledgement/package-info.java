/** Answers confirmed orders with an acknowledgement. */
@NullMarked
package tidings.notifications.acknowledgement;

import org.jspecify.annotations.NullMarked;
