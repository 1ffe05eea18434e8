package tidings.payments.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.payments.domain.PaymentScenario.given;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import tidings.payments.domain.GatewayAnswer.Charged;
import tidings.payments.domain.PaymentEvent.AskedAgain;
import tidings.payments.domain.PaymentEvent.Collected;
import tidings.payments.domain.PaymentEvent.Declined;
import tidings.payments.domain.PaymentEvent.Requested;

class PaymentTest {

    private static final PaymentEvent REQUESTED = Payment.request(
                    new PaymentId(UUID.randomUUID()),
                    new OrderId(UUID.randomUUID()),
                    new Money(1999, "EUR"),
                    "pm_card_visa")
            .get(0);

    @Test
    void a_requested_payment_waits_for_the_gateway() {
        assertThat(REQUESTED).isInstanceOf(Requested.class);
        assertThat(REQUESTED.payment().status()).isEqualTo(PaymentStatus.REQUESTED);
    }

    @Test
    void a_charge_collects_the_payment() {
        given(REQUESTED).when(payment -> payment.settle(new Charged())).then(Collected.class);
    }

    @Test
    void a_refusal_declines_the_payment_and_tells_why() {
        given(REQUESTED)
                .when(payment -> payment.settle(new GatewayAnswer.Declined("expired_card")))
                .then(Declined.class);
        given(REQUESTED)
                .and(payment -> payment.settle(new GatewayAnswer.Declined("expired_card")))
                .thenIs(payment -> "expired_card".equals(payment.reason()));
    }

    @Test
    void a_settled_payment_is_not_settled_again() {
        given(REQUESTED)
                .and(payment -> payment.settle(new Charged()))
                .when(payment -> payment.settle(new GatewayAnswer.Declined("expired_card")))
                .thenNothingHappens();
    }

    @Test
    void asking_again_before_it_is_settled_makes_nothing_happen() {
        given(REQUESTED).when(Payment::requestAgain).thenNothingHappens();
    }

    @Test
    void asking_again_after_it_is_settled_gets_the_same_answer() {
        given(REQUESTED)
                .and(payment -> payment.settle(new Charged()))
                .when(Payment::requestAgain)
                .then(AskedAgain.class);
    }
}
