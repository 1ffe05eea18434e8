@NullMarked
package tidings.notifications.outbound;

import org.jspecify.annotations.NullMarked;
