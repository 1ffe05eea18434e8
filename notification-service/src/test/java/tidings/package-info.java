/** What holds for every feature of notification-service. */
@NullMarked
package tidings;

import org.jspecify.annotations.NullMarked;
