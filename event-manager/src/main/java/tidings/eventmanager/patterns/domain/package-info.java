/** What a pattern is and which events match it, by the time at which they happened. Knows no framework and no clock. */
@NullMarked
package tidings.eventmanager.patterns.domain;

import org.jspecify.annotations.NullMarked;
