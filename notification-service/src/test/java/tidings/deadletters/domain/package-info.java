/** What is decided about dead letters. */
@NullMarked
package tidings.deadletters.domain;

import org.jspecify.annotations.NullMarked;
