/** Follows an order as it changes: server-sent events and {@code Prefer: wait}. */
@NullMarked
package tidings.orders.live;

import org.jspecify.annotations.NullMarked;
