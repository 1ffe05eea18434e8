/** How errors are told over HTTP (RFC 9457), the same for each feature of the service. */
@NullMarked
package tidings.eventmanager.http;

import org.jspecify.annotations.NullMarked;
