@NullMarked
package tidings.embedded;

import org.jspecify.annotations.NullMarked;
