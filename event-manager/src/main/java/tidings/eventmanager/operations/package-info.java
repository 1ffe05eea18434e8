/** For operators: the deliveries of all subscriptions, events about failing ones, and the backlog. */
@NullMarked
package tidings.eventmanager.operations;

import org.jspecify.annotations.NullMarked;
