/** Somebody who subscribes: webhooks on this machine, and what they are told. */
@NullMarked
package tidings.embedded.webhooks;

import org.jspecify.annotations.NullMarked;
