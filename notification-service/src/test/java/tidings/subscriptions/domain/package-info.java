/** What is decided about subscriptions. */
@NullMarked
package tidings.subscriptions.domain;

import org.jspecify.annotations.NullMarked;
