/** Orders followed through the system, message by message, and checked against what each has to become. */
@NullMarked
package tidings.demo.scenario;

import org.jspecify.annotations.NullMarked;
