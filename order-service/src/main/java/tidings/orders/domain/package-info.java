/** What an order is and what may happen to it. Decides, returns events, changes nothing; knows no framework. */
@NullMarked
package tidings.orders.domain;

import org.jspecify.annotations.NullMarked;
