/** Books collected payments with an accounting system, in any order. */
@NullMarked
package tidings.example.accounting;

import org.jspecify.annotations.NullMarked;
