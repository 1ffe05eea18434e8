/** Dead letters, their groups, and the content of a redrive. Pure Java. */
@NullMarked
package tidings.eventmanager.deadletters.domain;

import org.jspecify.annotations.NullMarked;
