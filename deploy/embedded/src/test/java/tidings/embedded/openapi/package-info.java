@NullMarked
package tidings.embedded.openapi;

import org.jspecify.annotations.NullMarked;
