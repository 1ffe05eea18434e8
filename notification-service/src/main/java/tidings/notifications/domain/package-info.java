/** What a notification is and what may happen to it. Decides, returns events, changes nothing; knows no framework. */
@NullMarked
package tidings.notifications.domain;

import org.jspecify.annotations.NullMarked;
