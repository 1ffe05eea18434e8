/** What is decided about notifications. */
@NullMarked
package tidings.notifications.domain;

import org.jspecify.annotations.NullMarked;
