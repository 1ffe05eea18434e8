/** The event manager: five features that a service hosts, and the check of their settings at start. */
@NullMarked
package tidings.eventmanager;

import org.jspecify.annotations.NullMarked;
