/** The rules of a payment: they decide and return events, without a framework. */
@NullMarked
package tidings.payments.domain;

import org.jspecify.annotations.NullMarked;
