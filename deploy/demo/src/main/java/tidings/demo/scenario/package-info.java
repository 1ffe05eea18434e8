/** The scenarios' common parts: each traces orders message by message and checks the outcome. */
@NullMarked
package tidings.demo.scenario;

import org.jspecify.annotations.NullMarked;
