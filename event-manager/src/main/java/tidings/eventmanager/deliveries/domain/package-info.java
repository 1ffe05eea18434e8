/** Events, delivery attempts, the retry policy and permitted addresses. */
@NullMarked
package tidings.eventmanager.deliveries.domain;

import org.jspecify.annotations.NullMarked;
