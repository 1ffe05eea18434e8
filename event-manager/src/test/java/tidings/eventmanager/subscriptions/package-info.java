/** Decisions about subscriptions. */
@NullMarked
package tidings.eventmanager.subscriptions;

import org.jspecify.annotations.NullMarked;
