/** The command {@code ./demo}: starts the system, runs scenarios, measures load. */
@NullMarked
package tidings.demo;

import org.jspecify.annotations.NullMarked;
