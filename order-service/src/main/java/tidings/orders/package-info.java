/** The use cases of orders, and the ports and views that they need. */
@NullMarked
package tidings.orders;

import org.jspecify.annotations.NullMarked;
