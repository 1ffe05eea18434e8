/** Subscriptions: who wants to be told of which events, and where. */
@NullMarked
package tidings.eventmanager.subscriptions;

import org.jspecify.annotations.NullMarked;
