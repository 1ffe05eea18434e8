/** Background workers, batching, hand-off, retry and purge. It knows no message. */
@NullMarked
package school.messaging.work;

import org.jspecify.annotations.NullMarked;
