/** The conditions of a subscription on events. Pure: no framework, no message. */
@NullMarked
package tidings.eventmanager.subscriptions.filter;

import org.jspecify.annotations.NullMarked;
