package tidings.system.interleaving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tidings.orders.domain.OrderStatus;

/**
 * The payments match the order in every interleaving of the steps of an order and its payment.
 *
 * <p>The handlers, use cases and translators are those of the services. There is no inbox here: duplicate messages are handled again.
 */
class InterleavingsTest {

    private static final int SEEDS = 20_000;

    private static final Set<String> ORDER_OUTCOMES =
            Set.of("CONFIRMED", "REJECTED", "EXPIRED", "CANCELLED", "CANCELLING");
    private static final Set<String> PAYMENT_OUTCOMES =
            Set.of("COLLECTED", "DECLINED", "EXPIRED", "REFUNDED", "REFUND_REFUSED", "CANCELLED");
    /** A cancellation whose refund is refused has no end, until an operator returns the money. */
    private static final Set<List<OrderStatus>> STATUS_SEQUENCES = Set.of(
            List.of(),
            List.of(OrderStatus.CONFIRMED),
            List.of(OrderStatus.REJECTED),
            List.of(OrderStatus.EXPIRED),
            List.of(OrderStatus.CANCELLED),
            List.of(OrderStatus.CONFIRMED, OrderStatus.CANCELLED));

    @Test
    void every_interleaving_ends_once_and_the_money_adds_up() {
        long first = new Random().nextLong();
        Set<String> seen = new TreeSet<>();
        for (long seed = first; seed != first + SEEDS; seed++) {
            seen.add(outcomeOf(seed));
        }
        // The random steps reach every possible outcome.
        assertThat(seen)
                .containsExactly(
                        "CANCELLED after CONFIRMED, payment REFUNDED",
                        "CANCELLED, payment CANCELLED",
                        "CANCELLED, payment DECLINED",
                        "CANCELLED, payment EXPIRED",
                        "CANCELLED, payment REFUNDED",
                        "CANCELLING, payment REFUND_REFUSED",
                        "CONFIRMED, payment COLLECTED",
                        "EXPIRED, payment DECLINED",
                        "EXPIRED, payment EXPIRED",
                        "EXPIRED, payment REFUNDED",
                        "EXPIRED, payment REFUND_REFUSED",
                        "REJECTED, payment DECLINED");
    }

    private static String outcomeOf(long seed) {
        try {
            Interleaving interleaving = Interleaving.run(seed);
            assertThat(interleaving.order().status())
                    .as("order, in %s", interleaving)
                    .isIn(ORDER_OUTCOMES);
            assertThat(interleaving.payment().status())
                    .as("payment, in %s", interleaving)
                    .isIn(PAYMENT_OUTCOMES);
            assertThat(interleaving.order().outcomes())
                    .as("ends, in %s", interleaving)
                    .isIn(STATUS_SEQUENCES);
            long balance =
                    interleaving.gateway().collected() - interleaving.gateway().refunded();
            assertThat(balance)
                    .as("money kept, in %s", interleaving)
                    .isEqualTo(
                            interleaving.order().isConfirmed()
                                            || interleaving.order().isRefundRefused()
                                    ? OrderSide.PRICE
                                    : 0);
            assertThat(interleaving.order().isRefundRefused())
                    .as("the customer sees a refused refund, in %s", interleaving)
                    .isEqualTo(interleaving.payment().status().equals("REFUND_REFUSED"));
            String before = interleaving.order().outcomes().size() > 1 ? " after CONFIRMED" : "";
            return interleaving.order().status() + before + ", payment "
                    + interleaving.payment().status();
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
    }
}
