/** Dead letters: messages that no service could handle, for an operator to inspect, edit, redrive or discard. */
@NullMarked
package tidings.eventmanager.deadletters;

import org.jspecify.annotations.NullMarked;
