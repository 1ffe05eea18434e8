/** Many orders at once: how fast they are, what each costs, and that none is lost. */
@NullMarked
package tidings.demo.load;

import org.jspecify.annotations.NullMarked;
