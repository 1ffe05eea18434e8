/** Health checks of the database and of the consumers. */
@NullMarked
package school.messaging.health;

import org.jspecify.annotations.NullMarked;
