package tidings.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tidings.payments.PaymentHandoff.ClaimedPayment;
import tidings.payments.domain.GatewayAnswer;
import tidings.payments.domain.PaidOrderId;
import tidings.payments.domain.Payment;
import tidings.payments.domain.PaymentEvent;

class PaymentHandoffTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant UNTIL = NOON.plusSeconds(30);

    private final RecordedPayments payments = new RecordedPayments();
    private final PaymentHandoff handoff = new PaymentHandoff(payments);

    @Test
    void a_requested_payment_is_handed_off_once_it_is_durable() {
        List<PaymentEvent> requested = requested();

        handoff.record(requested, NOON).await().indefinitely();
        assertThat(payments.dueAt).isEqualTo(UNTIL);
        assertThat(handoff.take(1, NOON)).isEmpty();
        payments.commit();

        assertThat(handoff.take(1, NOON))
                .containsExactly(new ClaimedPayment(requested.get(0).payment(), UNTIL));
    }

    @Test
    void a_refund_is_handed_off_and_a_settled_payment_is_not() {
        Payment requested = requested().get(0).payment();
        List<PaymentEvent> collected = requested.settle(new GatewayAnswer.Charged());
        List<PaymentEvent> refunding = collected.get(0).payment().refund();

        record(collected);
        assertThat(handoff.take(1, NOON)).isEmpty();
        record(refunding);
        assertThat(handoff.take(1, NOON))
                .containsExactly(new ClaimedPayment(refunding.get(0).payment(), UNTIL));
    }

    @Test
    void a_thousand_payments_have_room_and_each_taken_makes_room() {
        for (int i = 0; i < 1000; i++) {
            assertThat(room()).isEqualTo(1000 - i);
            record(requested());
        }
        assertThat(room()).isZero();

        assertThat(handoff.take(1, NOON)).hasSize(1);
        assertThat(room()).isEqualTo(1);
        assertThat(handoff.take(2000, NOON)).hasSize(999);
        assertThat(handoff.take(1, NOON)).isEmpty();
    }

    @Test
    void a_payment_without_room_is_due_at_once_and_not_handed_off() {
        for (int i = 0; i < 1000; i++) {
            record(requested());
        }

        record(requested());

        assertThat(payments.dueAt).isEqualTo(NOON);
        assertThat(handoff.take(2000, NOON)).hasSize(1000);
    }

    @Test
    void a_payment_that_another_replica_may_claim_is_dropped() {
        record(requested());

        assertThat(handoff.take(1, UNTIL)).isEmpty();
        assertThat(handoff.take(1, NOON)).isEmpty();
    }

    @Test
    void a_stored_payment_is_handed_off_once_without_an_answer_to_its_commit() {
        List<PaymentEvent> requested = requested();
        handoff.record(requested, NOON).await().indefinitely();
        handoff.record(requested(), NOON).await().indefinitely();
        payments.stored = Set.of(requested.get(0).payment().order());

        recover(NOON);
        recover(NOON);

        assertThat(handoff.take(10, NOON))
                .containsExactly(new ClaimedPayment(requested.get(0).payment(), UNTIL));
    }

    @Test
    void a_stored_payment_is_left_to_the_end_of_its_claim_when_little_of_it_is_left() {
        List<PaymentEvent> requested = requested();
        handoff.record(requested, NOON).await().indefinitely();
        payments.stored = Set.of(requested.get(0).payment().order());

        recover(UNTIL);
        recover(NOON);

        assertThat(handoff.take(10, NOON)).isEmpty();
    }

    private void recover(Instant neededUntil) {
        handoff.recover(neededUntil).await().indefinitely();
    }

    /** Returns how many payments would be claimed. */
    private int room() {
        payments.claimed = 0;
        handoff.claim(Integer.MAX_VALUE, NOON).await().indefinitely();
        return payments.claimed;
    }

    private void record(List<PaymentEvent> events) {
        handoff.record(events, NOON).await().indefinitely();
        payments.commit();
    }

    private static List<PaymentEvent> requested() {
        return RequestedPayment.of(new PaidOrderId(UUID.randomUUID()), NOON);
    }

    /** Commits when the test says so, and shows the due time of the last recorded events. */
    private static class RecordedPayments implements Payments {

        private Instant dueAt = Instant.MIN;
        private Runnable onceDurable = () -> {};
        private int claimed;
        private Set<PaidOrderId> stored = Set.of();

        void commit() {
            onceDurable.run();
        }

        @Override
        public Uni<Void> record(List<PaymentEvent> events, Instant due, Runnable durable) {
            dueAt = due;
            onceDurable = durable;
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Void> prefetch(Collection<PaidOrderId> orders) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<Optional<Payment>> findForUpdate(PaidOrderId order) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<List<Payment>> findForUpdate(Collection<PaidOrderId> orders) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<List<Payment>> claim(int limit, Instant now, Instant until) {
            claimed = limit;
            return Uni.createFrom().item(List.of());
        }

        @Override
        public Uni<List<Claim>> stored(List<Claim> claims) {
            return Uni.createFrom()
                    .item(claims.stream()
                            .filter(claim -> stored.contains(claim.order()))
                            .toList());
        }
    }
}
