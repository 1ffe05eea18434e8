/** The use cases of payments, and the ports that they need. */
@NullMarked
package tidings.payments;

import org.jspecify.annotations.NullMarked;
