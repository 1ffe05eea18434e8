/** The promises of deliveries. */
@NullMarked
package tidings.eventmanager.deliveries;

import org.jspecify.annotations.NullMarked;
