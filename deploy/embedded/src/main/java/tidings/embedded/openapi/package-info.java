/** Replays the examples of an OpenAPI document against the service that publishes it, for tests. */
@NullMarked
package tidings.embedded.openapi;

import org.jspecify.annotations.NullMarked;
