/** Rules for all features of the event manager. */
@NullMarked
package tidings.eventmanager;

import org.jspecify.annotations.NullMarked;
