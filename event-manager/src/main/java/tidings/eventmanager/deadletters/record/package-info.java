/** Dead letters, their groups, and the content of a redrive. Pure Java. */
@NullMarked
package tidings.eventmanager.deadletters.record;

import org.jspecify.annotations.NullMarked;
