/** What deliveries promise. */
@NullMarked
package tidings.deliveries;

import org.jspecify.annotations.NullMarked;
