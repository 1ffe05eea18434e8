/** Orders as they change: server-sent events and {@code Prefer: wait}. */
@NullMarked
package tidings.orders.live;

import org.jspecify.annotations.NullMarked;
