package tidings.example.accounting;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;
import tidings.contract.PaymentCollected;

/**
 * Stands for an accounting system. The last digit of the amount tells how often it is away before it books a payment; with
 * 9 it never comes back. It keeps euros only.
 */
@ApplicationScoped
class SimulatedAccounting implements Accounting {

    private static final Logger LOG = Logger.getLogger(SimulatedAccounting.class);
    private static final int NEVER = 9;

    private final Map<UUID, Integer> asked = new ConcurrentHashMap<>();
    private final List<UUID> booked = new CopyOnWriteArrayList<>();

    @Override
    public Uni<Void> book(PaymentCollected payment) {
        return Uni.createFrom()
                .item(payment.paymentId())
                .invoke(id -> {
                    int before = asked.merge(id, 1, Integer::sum) - 1;
                    long away = payment.amount().amount() % 10;
                    if (!payment.amount().currency().equals("EUR")) {
                        throw new BookingRefused(
                                "no account in " + payment.amount().currency());
                    }
                    if (away == NEVER || before < away) {
                        throw new IllegalStateException("away, for the " + (before + 1) + ". time");
                    }
                    if (!booked.contains(id)) {
                        booked.add(id);
                        LOG.infof("booked payment %s", id);
                    }
                })
                .replaceWithVoid();
    }

    /** The payments that are booked, in the order in which they were. */
    List<UUID> booked() {
        return new ArrayList<>(booked);
    }

    /** How often it was asked to book a payment. */
    int asked(UUID payment) {
        return asked.getOrDefault(payment, 0);
    }
}
