/** How tracking is reached: by the messages of every topic, by HTTP, and by the clock. */
@NullMarked
package tidings.eventmanager.tracking.inbound;

import org.jspecify.annotations.NullMarked;
