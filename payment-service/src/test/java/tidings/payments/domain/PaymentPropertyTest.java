package tidings.payments.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever comes in whatever order, however often: nobody pays twice, and who wants the money back has it. */
class PaymentPropertyTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Set<PaymentStatus> WAITING =
            Set.of(PaymentStatus.REQUESTED, PaymentStatus.CANCELLING, PaymentStatus.REFUNDING);

    @Test
    void any_interleaving_ends_with_the_money_where_it_belongs() {
        for (long seed = 0; seed < 20_000; seed++) {
            new Story(new Random(seed)).play().check("seed " + seed);
        }
    }

    /** One payment, from the first message about it until everything is answered. */
    private static final class Story {

        private final Random random;
        private final PaymentRequest wish;
        private final GatewayAnswer charge;
        private final List<GatewayAnswer> given = new ArrayList<>();
        private final List<PaymentEvent> happened = new ArrayList<>();
        private @Nullable Payment payment;
        private boolean refundWanted;

        Story(Random random) {
            this.random = random;
            this.charge = random.nextInt(4) == 0 ? new GatewayAnswer.Declined("no") : new GatewayAnswer.Charged();
            this.wish = new PaymentRequest(
                    new PaymentId(new UUID(0, 1)),
                    new PaidOrderId(new UUID(0, 2)),
                    new PaymentAmount(1999, "EUR"),
                    "pm_card_visa",
                    PaymentFlow.ORCHESTRATED,
                    random.nextInt(8) == 0 ? NOW : null);
        }

        Story play() {
            for (int step = random.nextInt(12); step >= 0; step--) {
                switch (random.nextInt(4)) {
                    case 0 -> happens(payment == null ? Payment.request(wish, NOW) : payment.requestAgain(wish));
                    case 1 -> refund();
                    case 2 -> gatewayAnswers();
                    default -> gatewayRepeatsItself();
                }
            }
            while (payment != null && WAITING.contains(payment.status())) {
                gatewayAnswers();
            }
            return this;
        }

        private void refund() {
            refundWanted = true;
            happens(payment == null ? Payment.cancel(wish.id(), wish.order(), wish.amount()) : payment.refund());
        }

        private void gatewayAnswers() {
            if (payment != null && WAITING.contains(payment.status())) {
                given.add(payment.status() == PaymentStatus.REFUNDING ? new GatewayAnswer.Refunded() : charge);
                happens(payment.settle(given.get(given.size() - 1)));
            }
        }

        private void gatewayRepeatsItself() {
            if (payment != null && !given.isEmpty()) {
                happens(payment.settle(given.get(random.nextInt(given.size()))));
            }
        }

        private void happens(List<PaymentEvent> events) {
            happened.addAll(events);
            events.forEach(event -> payment = event.payment());
        }

        void check(String story) {
            long collected = count(PaymentEvent.Collected.class);
            long refunded = count(PaymentEvent.Refunded.class);
            assertThat(collected).as(story).isBetween(0L, 1L);
            assertThat(refunded).as(story).isBetween(0L, collected);
            if (refundWanted) {
                assertThat(refunded).as(story).isEqualTo(collected);
                assertThat(payment).as(story).isNotNull().matches(each -> each.status() != PaymentStatus.COLLECTED);
            }
        }

        private long count(Class<? extends PaymentEvent> type) {
            return happened.stream().filter(type::isInstance).count();
        }
    }
}
