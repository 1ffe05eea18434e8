/** Flows, expected messages and the diagnosis. Pure Java. */
@NullMarked
package tidings.eventmanager.tracking.domain;

import org.jspecify.annotations.NullMarked;
