/** Decisions about deliveries. */
@NullMarked
package tidings.eventmanager.deliveries.domain;

import org.jspecify.annotations.NullMarked;
