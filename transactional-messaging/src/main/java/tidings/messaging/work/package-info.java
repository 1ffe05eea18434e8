/** Background workers, batching, retry. Knows no message. */
@NullMarked
package tidings.messaging.work;

import org.jspecify.annotations.NullMarked;
