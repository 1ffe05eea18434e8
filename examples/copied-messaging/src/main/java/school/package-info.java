/** Courses and the accounts that pay for them, in one application with a copied outbox and inbox. */
@NullMarked
package school;

import org.jspecify.annotations.NullMarked;
