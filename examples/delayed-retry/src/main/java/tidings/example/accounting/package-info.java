/** Books collected payments with an accounting system, in whatever order it takes them. */
@NullMarked
package tidings.example.accounting;

import org.jspecify.annotations.NullMarked;
