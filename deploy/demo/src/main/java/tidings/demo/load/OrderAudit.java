package tidings.demo.load;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tidings.contract.CustomerNotified;
import tidings.contract.OrderConfirmed;
import tidings.contract.OrderPlaced;
import tidings.contract.OrderRejected;
import tidings.contract.Topics;
import tidings.demo.load.measure.RecordType;
import tidings.embedded.client.Check;

/** Counts from the topics how often each order was placed and settled, and its customer notified. */
final class OrderAudit {

    private final Map<UUID, Count> orders = new HashMap<>();
    private int deadLetters;

    private static final class Count {
        int placed;
        int settled;
        int notified;
    }

    void count(ConsumerRecord<String, byte[]> record) {
        if (Topics.deadLetterNames().contains(record.topic())) {
            deadLetters++;
            return;
        }
        Count count = orders.computeIfAbsent(UUID.fromString(record.key()), id -> new Count());
        if (RecordType.is(record, OrderPlaced.class)) {
            count.placed++;
        } else if (RecordType.is(record, CustomerNotified.class)) {
            count.notified++;
        } else if (RecordType.is(record, OrderConfirmed.class) || RecordType.is(record, OrderRejected.class)) {
            count.settled++;
        }
    }

    /** Returns the checks for {@code accepted} orders. */
    List<Check> checks(int accepted) {
        return List.of(
                Check.equal("orders placed once", accepted, ordersWith(count -> count.placed == 1)),
                Check.equal("orders settled once", accepted, ordersWith(count -> count.settled == 1)),
                Check.equal("customers notified once", accepted, ordersWith(count -> count.notified == 1)),
                Check.equal("orders with any message", accepted, orders.size()),
                Check.equal("dead letters", 0, deadLetters));
    }

    private long ordersWith(Predicate<Count> condition) {
        return orders.values().stream().filter(condition).count();
    }
}
