/** Health probes: database, consumers. */
@NullMarked
package school.messaging.health;

import org.jspecify.annotations.NullMarked;
