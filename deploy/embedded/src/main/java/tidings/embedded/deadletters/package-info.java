/** Dead letters as an operator handles them from the command line. */
@NullMarked
package tidings.embedded.deadletters;

import org.jspecify.annotations.NullMarked;
