/** The contract: every message that crosses a service's border, its wire name, its topic and its JSON form. */
@NullMarked
package tidings.contract;

import org.jspecify.annotations.NullMarked;
