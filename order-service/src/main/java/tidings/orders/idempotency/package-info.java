/** Idempotency keys: a repeated request is answered with the first result. */
@NullMarked
package tidings.orders.idempotency;

import org.jspecify.annotations.NullMarked;
