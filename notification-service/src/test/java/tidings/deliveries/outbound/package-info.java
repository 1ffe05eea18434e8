/** How deliveries leave. */
@NullMarked
package tidings.deliveries.outbound;

import org.jspecify.annotations.NullMarked;
