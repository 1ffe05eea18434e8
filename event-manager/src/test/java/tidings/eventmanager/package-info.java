/** What holds for every feature of notification-service. */
@NullMarked
package tidings.eventmanager;

import org.jspecify.annotations.NullMarked;
