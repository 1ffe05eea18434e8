/** Server-sent events: published events on their way to browsers. */
@NullMarked
package tidings.eventmanager.stream;

import org.jspecify.annotations.NullMarked;
