/** Scenarios in which a part of the system fails, is late or is stopped. */
@NullMarked
package tidings.demo.scenario.failures;

import org.jspecify.annotations.NullMarked;
