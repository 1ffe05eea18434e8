/** How the world reaches subscriptions: HTTP requests and commands. */
@NullMarked
package tidings.eventmanager.subscriptions.inbound;

import org.jspecify.annotations.NullMarked;
