/** What is decided about patterns. */
@NullMarked
package tidings.patterns.domain;

import org.jspecify.annotations.NullMarked;
