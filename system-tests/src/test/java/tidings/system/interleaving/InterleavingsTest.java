package tidings.system.interleaving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tidings.orders.domain.OrderStatus;

/**
 * Whatever happens to an order and its payment, and in whichever order, the money adds up. No inbox helps: what comes
 * twice is handled twice.
 */
class InterleavingsTest {

    private static final int SEEDS = 20_000;

    private static final Set<String> ENDS = Set.of("CONFIRMED", "REJECTED", "EXPIRED", "CANCELLED");
    private static final Set<String> PAYMENT_ENDS = Set.of("COLLECTED", "DECLINED", "EXPIRED", "REFUNDED", "CANCELLED");
    private static final Set<List<OrderStatus>> LIVES = Set.of(
            List.of(OrderStatus.CONFIRMED),
            List.of(OrderStatus.REJECTED),
            List.of(OrderStatus.EXPIRED),
            List.of(OrderStatus.CANCELLED),
            List.of(OrderStatus.CONFIRMED, OrderStatus.CANCELLED));

    @Test
    void in_any_interleaving_the_money_adds_up_and_everything_ends_once() {
        long first = new Random().nextLong();
        Set<String> seen = new TreeSet<>();
        for (long seed = first; seed != first + SEEDS; seed++) {
            seen.add(outcomeOf(seed));
        }
        // The steps reach every way to end, so none of them was left out by chance.
        assertThat(seen)
                .containsExactly(
                        "CANCELLED after CONFIRMED, payment REFUNDED",
                        "CANCELLED, payment CANCELLED",
                        "CANCELLED, payment DECLINED",
                        "CANCELLED, payment EXPIRED",
                        "CANCELLED, payment REFUNDED",
                        "CONFIRMED, payment COLLECTED",
                        "EXPIRED, payment DECLINED",
                        "EXPIRED, payment EXPIRED",
                        "EXPIRED, payment REFUNDED",
                        "REJECTED, payment DECLINED");
    }

    private static String outcomeOf(long seed) {
        try {
            Interleaving played = Interleaving.play(seed);
            assertThat(played.order().status()).as("order, in %s", played).isIn(ENDS);
            assertThat(played.payment().status()).as("payment, in %s", played).isIn(PAYMENT_ENDS);
            assertThat(played.order().ends()).as("ends, in %s", played).isIn(LIVES);
            long left = played.gateway().collected() - played.gateway().refunded();
            assertThat(left)
                    .as("money kept, in %s", played)
                    .isEqualTo(played.order().isConfirmed() ? OrderSide.PRICE : 0);
            String before = played.order().ends().size() > 1 ? " after CONFIRMED" : "";
            return played.order().status() + before + ", payment "
                    + played.payment().status();
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
    }
}
