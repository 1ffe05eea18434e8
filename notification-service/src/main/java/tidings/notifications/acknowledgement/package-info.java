/** Acknowledges confirmed orders, once their customers were notified. */
@NullMarked
package tidings.notifications.acknowledgement;

import org.jspecify.annotations.NullMarked;
