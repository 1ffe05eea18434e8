/** A real broker and a real database for tests, in this JVM. */
@NullMarked
package tidings.messaging.testing;

import org.jspecify.annotations.NullMarked;
