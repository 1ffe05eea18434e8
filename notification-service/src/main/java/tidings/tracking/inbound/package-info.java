/** How tracking is reached: by the messages of every topic, by HTTP, and by the clock. */
@NullMarked
package tidings.tracking.inbound;

import org.jspecify.annotations.NullMarked;
