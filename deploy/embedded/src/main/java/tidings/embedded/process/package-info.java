/** Starts, stops and checks processes of this machine. */
@NullMarked
package tidings.embedded.process;

import org.jspecify.annotations.NullMarked;
