package tidings.system.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tidings.system.provider.ProviderEntry;

/**
 * What every party says about the same orders.
 *
 * @param provider what the provider did
 * @param webhook the ids of the events that a subscriber received, in this order
 */
record Books(
        Customers customers,
        Topics topics,
        Databases databases,
        List<ProviderEntry> provider,
        List<String> webhook,
        Tolerance tolerance) {

    /**
     * The customers' books.
     *
     * @param placed the number of placed orders
     * @param failures the kinds of failed requests
     */
    record Customers(int placed, List<AcceptedOrder> accepted, Set<String> failures) {
        static Customers of(Collection<RetryingCustomers> all) {
            return new Customers(
                    all.stream().mapToInt(RetryingCustomers::placed).sum(),
                    all.stream().flatMap(one -> one.accepted().stream()).toList(),
                    Set.copyOf(all.stream()
                            .flatMap(one -> one.failures().keySet().stream())
                            .toList()));
        }
    }

    /** The records on the topics, and the dead letters that are expected there. */
    record Topics(
            List<LoggedMessage> messages,
            List<DeadLetterRecord> deadLetters,
            Collection<DeadLetterRecord> expectedDeadLetters) {}

    /**
     * The services' databases.
     *
     * @param statuses the status of each order
     * @param invoiced the orders with an invoice
     * @param journal the keys of the messages in the journal
     * @param unfinished the number of unfinished rows per kind
     */
    record Databases(
            Map<String, String> statuses, Set<String> invoiced, Set<String> journal, Map<String, Integer> unfinished) {}

    /** Returns what is known about each accepted order. */
    Stream<OrderAccount> orders() {
        return OrderAccount.of(this);
    }
}
