/** Idempotency keys: a repeated request leads to the first result. */
@NullMarked
package tidings.orders.idempotency;

import org.jspecify.annotations.NullMarked;
