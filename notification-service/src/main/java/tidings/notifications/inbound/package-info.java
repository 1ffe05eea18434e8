/** How the world reaches notifications: commands, HTTP requests and the clock. */
@NullMarked
package tidings.notifications.inbound;

import org.jspecify.annotations.NullMarked;
