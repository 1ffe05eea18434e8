@NullMarked
package tidings.notifications.inbound;

import org.jspecify.annotations.NullMarked;
