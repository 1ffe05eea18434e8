/** What a dead letter is, which of them are alike, and what is left of one when it is sent again. Pure Java. */
@NullMarked
package tidings.eventmanager.deadletters.domain;

import org.jspecify.annotations.NullMarked;
