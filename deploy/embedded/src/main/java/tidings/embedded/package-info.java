/** The launcher: broker, database and the three services on one machine with nothing but a JDK. */
@NullMarked
package tidings.embedded;

import org.jspecify.annotations.NullMarked;
