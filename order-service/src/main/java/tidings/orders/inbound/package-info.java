/** How the world reaches orders: HTTP requests and messages. */
@NullMarked
package tidings.orders.inbound;

import org.jspecify.annotations.NullMarked;
