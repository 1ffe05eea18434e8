/** The promises of webhooks. */
@NullMarked
package tidings.eventmanager.delivery.webhook;

import org.jspecify.annotations.NullMarked;
