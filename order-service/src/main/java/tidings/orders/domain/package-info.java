/** The rules of orders: decide, return events, change nothing. Depends on {@code java.*} only. */
@NullMarked
package tidings.orders.domain;

import org.jspecify.annotations.NullMarked;
