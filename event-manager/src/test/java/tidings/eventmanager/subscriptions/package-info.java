/** What subscriptions promise. */
@NullMarked
package tidings.eventmanager.subscriptions;

import org.jspecify.annotations.NullMarked;
