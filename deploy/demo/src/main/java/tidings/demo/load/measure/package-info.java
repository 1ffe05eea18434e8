/** The observations of a load run: settled orders, published events, webhooks, CPU and memory. */
@NullMarked
package tidings.demo.load.measure;

import org.jspecify.annotations.NullMarked;
