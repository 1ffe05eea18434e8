/** Decisions about patterns. */
@NullMarked
package tidings.eventmanager.patterns.domain;

import org.jspecify.annotations.NullMarked;
