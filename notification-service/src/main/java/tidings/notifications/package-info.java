/** The use cases of notifications, and the ports that they need. */
@NullMarked
package tidings.notifications;

import org.jspecify.annotations.NullMarked;
