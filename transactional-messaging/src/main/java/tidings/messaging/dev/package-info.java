/** Settings of dev mode ({@code quarkus:dev}). No other profile uses this package. */
@NullMarked
package tidings.messaging.dev;

import org.jspecify.annotations.NullMarked;
