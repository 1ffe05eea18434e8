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
 * Simulates an accounting system. The last digit of the amount is the number of failures before a payment is booked; with 9
 * every attempt fails. It books euros only.
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
                    long failures = payment.amount().amount() % 10;
                    if (!payment.amount().currency().equals("EUR")) {
                        throw new BookingRefused(
                                "no account in " + payment.amount().currency());
                    }
                    if (failures == NEVER || before < failures) {
                        throw new IllegalStateException("unavailable (attempt " + (before + 1) + ")");
                    }
                    if (!booked.contains(id)) {
                        booked.add(id);
                        LOG.infof("booked payment %s", id);
                    }
                })
                .replaceWithVoid();
    }

    /** The booked payments, in the order of their booking. */
    List<UUID> booked() {
        return new ArrayList<>(booked);
    }

    /** The number of requests to book a payment. */
    int asked(UUID payment) {
        return asked.getOrDefault(payment, 0);
    }
}
