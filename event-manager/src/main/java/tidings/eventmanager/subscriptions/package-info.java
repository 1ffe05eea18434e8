/** Subscriptions: which events a subscriber receives, and where. */
@NullMarked
package tidings.eventmanager.subscriptions;

import org.jspecify.annotations.NullMarked;
