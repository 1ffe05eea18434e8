/** An independent witness: reads the topics and rebuilds the messages of an order as a tree. */
@NullMarked
package tidings.demo.trace;

import org.jspecify.annotations.NullMarked;
