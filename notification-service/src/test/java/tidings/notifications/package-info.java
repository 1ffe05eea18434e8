/** The tests of the promises of notification-service. */
@NullMarked
package tidings.notifications;

import org.jspecify.annotations.NullMarked;
