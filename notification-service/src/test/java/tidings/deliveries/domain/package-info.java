/** What is decided about deliveries. */
@NullMarked
package tidings.deliveries.domain;

import org.jspecify.annotations.NullMarked;
