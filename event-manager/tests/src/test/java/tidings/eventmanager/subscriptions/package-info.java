/** The promises of subscriptions. */
@NullMarked
package tidings.eventmanager.subscriptions;

import org.jspecify.annotations.NullMarked;
