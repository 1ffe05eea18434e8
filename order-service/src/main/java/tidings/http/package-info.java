/** HTTP without orders: problems, limits, correlation and connection draining. */
@NullMarked
package tidings.http;

import org.jspecify.annotations.NullMarked;
