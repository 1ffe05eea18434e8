/** Output for a terminal. */
@NullMarked
package tidings.demo.report;

import org.jspecify.annotations.NullMarked;
