/** What reaches dead letters: the records themselves, operators over HTTP, and time. */
@NullMarked
package tidings.eventmanager.deadletters.inbound;

import org.jspecify.annotations.NullMarked;
