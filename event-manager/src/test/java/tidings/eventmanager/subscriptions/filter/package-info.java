/** Decisions about filters. */
@NullMarked
package tidings.eventmanager.subscriptions.filter;

import org.jspecify.annotations.NullMarked;
