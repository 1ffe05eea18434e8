/** Dead letters as an operator handles them from the command line. */
@NullMarked
package tidings.demo.deadletters;

import org.jspecify.annotations.NullMarked;
