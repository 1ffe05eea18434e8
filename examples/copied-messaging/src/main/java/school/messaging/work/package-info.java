/** Background workers, batching, retry. Knows no message. */
@NullMarked
package school.messaging.work;

import org.jspecify.annotations.NullMarked;
