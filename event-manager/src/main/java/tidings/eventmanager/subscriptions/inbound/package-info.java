/** Inbound adapters of subscriptions: HTTP and commands. */
@NullMarked
package tidings.eventmanager.subscriptions.inbound;

import org.jspecify.annotations.NullMarked;
