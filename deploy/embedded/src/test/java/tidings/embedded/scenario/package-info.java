@NullMarked
package tidings.embedded.scenario;

import org.jspecify.annotations.NullMarked;
