/** Decisions about flows. */
@NullMarked
package tidings.eventmanager.tracking.domain;

import org.jspecify.annotations.NullMarked;
