/** HTTP: the message context of a request, and error responses. */
@NullMarked
package school.http;

import org.jspecify.annotations.NullMarked;
