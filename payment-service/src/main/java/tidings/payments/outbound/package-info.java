/** The adapters of payments: rows in PostgreSQL, messages in the outbox, the gateway. */
@NullMarked
package tidings.payments.outbound;

import org.jspecify.annotations.NullMarked;
