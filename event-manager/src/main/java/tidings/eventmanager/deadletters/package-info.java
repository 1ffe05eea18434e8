/** Dead letters: what no service could handle, for an operator to look at, mend, send again or discard. */
@NullMarked
package tidings.eventmanager.deadletters;

import org.jspecify.annotations.NullMarked;
