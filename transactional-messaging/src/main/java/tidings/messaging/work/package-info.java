/** Background workers, batching, hand-off, retry and purge. It knows no message. */
@NullMarked
package tidings.messaging.work;

import org.jspecify.annotations.NullMarked;
