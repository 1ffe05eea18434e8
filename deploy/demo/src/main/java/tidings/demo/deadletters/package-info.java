/** The command line of an operator for dead letters. */
@NullMarked
package tidings.demo.deadletters;

import org.jspecify.annotations.NullMarked;
