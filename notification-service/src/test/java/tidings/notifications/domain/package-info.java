/** The tests of the rules of notifications. */
@NullMarked
package tidings.notifications.domain;

import org.jspecify.annotations.NullMarked;
