/** How subscriptions are kept: rows in PostgreSQL; and CloudEvents SQL. */
@NullMarked
package tidings.eventmanager.subscriptions.outbound;

import org.jspecify.annotations.NullMarked;
