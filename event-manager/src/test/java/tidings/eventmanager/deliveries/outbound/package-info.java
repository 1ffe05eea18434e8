/** How deliveries leave. */
@NullMarked
package tidings.eventmanager.deliveries.outbound;

import org.jspecify.annotations.NullMarked;
