/** The contract: every message that crosses the border of a service, with its wire name, topic and JSON form. */
@NullMarked
package tidings.contract;

import org.jspecify.annotations.NullMarked;
