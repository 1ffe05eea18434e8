/** Clients of a running system for the demo and the tests. */
@NullMarked
package tidings.embedded.client;

import org.jspecify.annotations.NullMarked;
