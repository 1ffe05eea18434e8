/** Scenarios of the event manager. */
@NullMarked
package tidings.demo.scenario.eventmanager;

import org.jspecify.annotations.NullMarked;
