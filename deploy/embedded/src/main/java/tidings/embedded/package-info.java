/** The whole system on one machine with nothing but a JDK: broker, database and the three services. */
@NullMarked
package tidings.embedded;

import org.jspecify.annotations.NullMarked;
