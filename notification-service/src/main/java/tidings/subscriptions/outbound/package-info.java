/** How subscriptions are kept: rows in PostgreSQL; and CloudEvents SQL. */
@NullMarked
package tidings.subscriptions.outbound;

import org.jspecify.annotations.NullMarked;
