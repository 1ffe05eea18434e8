/** Carries messages across the line between PostgreSQL and Kafka. It knows no order, no payment, no HTTP. */
@NullMarked
package school.messaging;

import org.jspecify.annotations.NullMarked;
