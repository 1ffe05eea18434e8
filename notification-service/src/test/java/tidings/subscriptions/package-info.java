/** What subscriptions promise. */
@NullMarked
package tidings.subscriptions;

import org.jspecify.annotations.NullMarked;
