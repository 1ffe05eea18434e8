/** Test support for deliveries. */
@NullMarked
package tidings.eventmanager.delivery;

import org.jspecify.annotations.NullMarked;
