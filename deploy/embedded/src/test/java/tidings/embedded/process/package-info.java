@NullMarked
package tidings.embedded.process;

import org.jspecify.annotations.NullMarked;
