/** Subscriptions, their filters and their statuses. */
@NullMarked
package tidings.eventmanager.subscriptions.domain;

import org.jspecify.annotations.NullMarked;
