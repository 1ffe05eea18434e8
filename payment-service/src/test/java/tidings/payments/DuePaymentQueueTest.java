package tidings.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import tidings.payments.domain.PaidOrderId;
import tidings.payments.domain.Payment;
import tidings.payments.domain.PaymentAmount;
import tidings.payments.domain.PaymentFlow;
import tidings.payments.domain.PaymentId;
import tidings.payments.domain.PaymentStatus;

class DuePaymentQueueTest {

    private final DuePaymentQueue atHand = new DuePaymentQueue();

    @Test
    void there_is_room_for_a_thousand_and_each_that_is_taken_makes_room_for_another() {
        Payment first = add();
        for (int i = 1; i < 1000; i++) {
            assertThat(atHand.room()).isPositive();
            add();
        }
        assertThat(atHand.room()).isZero();

        assertThat(atHand.take()).isEqualTo(first);
        assertThat(atHand.room()).isEqualTo(1);
    }

    @Test
    void where_nothing_waits_nothing_is_taken() {
        assertThat(atHand.take()).isNull();
        assertThat(atHand.room()).isEqualTo(1000);
    }

    private Payment add() {
        Payment payment = new Payment(
                new PaymentId(UUID.randomUUID()),
                new PaidOrderId(UUID.randomUUID()),
                new PaymentAmount(1999, "EUR"),
                "pm_card_visa",
                PaymentFlow.ORCHESTRATED,
                PaymentStatus.REQUESTED,
                null);
        atHand.add(payment);
        return payment;
    }
}
