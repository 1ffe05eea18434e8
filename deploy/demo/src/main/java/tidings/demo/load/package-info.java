/** Many orders at once: throughput, cost per order, and proof that none is lost. */
@NullMarked
package tidings.demo.load;

import org.jspecify.annotations.NullMarked;
