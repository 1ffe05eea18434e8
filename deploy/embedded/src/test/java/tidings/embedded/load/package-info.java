@NullMarked
package tidings.embedded.load;

import org.jspecify.annotations.NullMarked;
