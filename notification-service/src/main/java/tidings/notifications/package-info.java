/** Notifications: what can be done with them (the use cases), and what they need from outside (the ports). */
@NullMarked
package tidings.notifications;

import org.jspecify.annotations.NullMarked;
