/** How the world reaches payments: messages. */
@NullMarked
package tidings.payments.inbound;

import org.jspecify.annotations.NullMarked;
