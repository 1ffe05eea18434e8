/** The event log: every published event, in order of arrival. */
@NullMarked
package tidings.eventmanager.log;

import org.jspecify.annotations.NullMarked;
