/** The query for the payment of an order (request/sync response). */
@NullMarked
package tidings.orders.payment;

import org.jspecify.annotations.NullMarked;
