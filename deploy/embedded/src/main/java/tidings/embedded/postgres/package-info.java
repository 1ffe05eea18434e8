/** PostgreSQL without containers: binaries, server, start failures. */
@NullMarked
package tidings.embedded.postgres;

import org.jspecify.annotations.NullMarked;
