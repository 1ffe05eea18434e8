/** Reads the topics and rebuilds the causation tree of an order, independently of the system. */
@NullMarked
package tidings.demo.trace;

import org.jspecify.annotations.NullMarked;
