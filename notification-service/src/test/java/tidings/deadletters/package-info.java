/** What dead letters promise. */
@NullMarked
package tidings.deadletters;

import org.jspecify.annotations.NullMarked;
