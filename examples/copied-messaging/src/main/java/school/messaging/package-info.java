/** Carries messages between PostgreSQL and Kafka. It knows no order, no payment and no HTTP. */
@NullMarked
package school.messaging;

import org.jspecify.annotations.NullMarked;
