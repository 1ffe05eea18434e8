/** What a subscription is, and which events it wants. */
@NullMarked
package tidings.eventmanager.subscriptions.domain;

import org.jspecify.annotations.NullMarked;
