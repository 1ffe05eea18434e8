/** What deliveries promise. */
@NullMarked
package tidings.eventmanager.deliveries;

import org.jspecify.annotations.NullMarked;
