/** Request and synchronous response over Kafka. */
@NullMarked
package tidings.messaging.request;

import org.jspecify.annotations.NullMarked;
