/** HTTP errors (RFC 9457), the same for every feature. */
@NullMarked
package tidings.eventmanager.http;

import org.jspecify.annotations.NullMarked;
