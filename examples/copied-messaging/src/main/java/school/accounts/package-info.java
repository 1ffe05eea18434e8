/** Accounts of participants. */
@NullMarked
package school.accounts;

import org.jspecify.annotations.NullMarked;
