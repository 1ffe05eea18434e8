/** Health probes: database, consumers. */
@NullMarked
package tidings.messaging.health;

import org.jspecify.annotations.NullMarked;
