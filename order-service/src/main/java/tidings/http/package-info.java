/** HTTP plumbing that knows no order: problems, limits, correlation, connection draining. */
@NullMarked
package tidings.http;

import org.jspecify.annotations.NullMarked;
