/** What becomes of a delivery, and where one may go. */
@NullMarked
package tidings.eventmanager.deliveries.domain;

import org.jspecify.annotations.NullMarked;
