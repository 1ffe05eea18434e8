/** Scenarios of the five messaging styles and the two flows. */
@NullMarked
package tidings.demo.scenario.styles;

import org.jspecify.annotations.NullMarked;
