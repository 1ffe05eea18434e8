/** The entrances to orders: HTTP resources, message handlers and workers. */
@NullMarked
package tidings.orders.inbound;

import org.jspecify.annotations.NullMarked;
