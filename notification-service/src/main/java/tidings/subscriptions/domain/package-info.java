/** What a subscription is, and which events it wants. */
@NullMarked
package tidings.subscriptions.domain;

import org.jspecify.annotations.NullMarked;
