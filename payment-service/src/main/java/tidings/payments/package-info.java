/** Payments: what can be done with one (the use cases), and what they need from outside (the ports). */
@NullMarked
package tidings.payments;

import org.jspecify.annotations.NullMarked;
