/** Clients that look at a running system from outside; shared by the demo and the system tests. */
@NullMarked
package tidings.embedded.client;

import org.jspecify.annotations.NullMarked;
