/** Decisions about subscriptions. */
@NullMarked
package tidings.eventmanager.subscriptions.domain;

import org.jspecify.annotations.NullMarked;
