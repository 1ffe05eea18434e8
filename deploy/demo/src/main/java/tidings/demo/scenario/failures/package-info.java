/** Scenarios in which a component is slow, fails or is stopped. */
@NullMarked
package tidings.demo.scenario.failures;

import org.jspecify.annotations.NullMarked;
