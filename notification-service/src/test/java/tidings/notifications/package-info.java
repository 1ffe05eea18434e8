/** What notification-service promises. */
@NullMarked
package tidings.notifications;

import org.jspecify.annotations.NullMarked;
