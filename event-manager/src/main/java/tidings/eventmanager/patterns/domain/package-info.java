/** Patterns and their matches by event time. No framework, no clock. */
@NullMarked
package tidings.eventmanager.patterns.domain;

import org.jspecify.annotations.NullMarked;
