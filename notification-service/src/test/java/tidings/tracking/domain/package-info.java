/** What is decided about flows. */
@NullMarked
package tidings.tracking.domain;

import org.jspecify.annotations.NullMarked;
