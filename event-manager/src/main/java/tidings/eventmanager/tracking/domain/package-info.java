/** What a flow is, what has to follow from what, and what is missing. Decides, changes nothing; knows no framework. */
@NullMarked
package tidings.eventmanager.tracking.domain;

import org.jspecify.annotations.NullMarked;
