@NullMarked
package tidings.demo.load;

import org.jspecify.annotations.NullMarked;
