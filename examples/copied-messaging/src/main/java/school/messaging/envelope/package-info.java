/** Messages on the wire: CloudEvents 1.0 headers, correlation, causation, trace context. */
@NullMarked
package school.messaging.envelope;

import org.jspecify.annotations.NullMarked;
