/** The rules of a notification: they decide and return events, without a framework. */
@NullMarked
package tidings.notifications.domain;

import org.jspecify.annotations.NullMarked;
