/** The entrances of notifications: message handlers, HTTP and the worker. */
@NullMarked
package tidings.notifications.inbound;

import org.jspecify.annotations.NullMarked;
