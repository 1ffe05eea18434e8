/** Health checks of the database and of the consumers. */
@NullMarked
package tidings.messaging.health;

import org.jspecify.annotations.NullMarked;
