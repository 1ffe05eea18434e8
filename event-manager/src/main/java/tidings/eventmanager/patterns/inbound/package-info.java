/** How patterns are reached: by the events of every service, and by the clock. */
@NullMarked
package tidings.eventmanager.patterns.inbound;

import org.jspecify.annotations.NullMarked;
