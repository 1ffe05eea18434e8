/** Webhooks: signed HTTP requests to permitted addresses. */
@NullMarked
package tidings.eventmanager.delivery.webhook;

import org.jspecify.annotations.NullMarked;
