/** The entrances of payments: message handlers and the worker. */
@NullMarked
package tidings.payments.inbound;

import org.jspecify.annotations.NullMarked;
