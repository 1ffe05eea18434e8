/** What a payment is and what may happen to it. Decides, returns events, changes nothing; knows no framework. */
@NullMarked
package tidings.payments.domain;

import org.jspecify.annotations.NullMarked;
