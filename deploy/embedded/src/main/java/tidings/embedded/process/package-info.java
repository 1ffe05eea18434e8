/** Processes of this machine: start, readiness, ports, and their end. */
@NullMarked
package tidings.embedded.process;

import org.jspecify.annotations.NullMarked;
