package tidings.payments.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.payments.domain.PaymentScenario.given;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tidings.payments.domain.GatewayAnswer.Charged;
import tidings.payments.domain.GatewayAnswer.Refused;
import tidings.payments.domain.PaymentEvent.Cancelling;
import tidings.payments.domain.PaymentEvent.Collected;
import tidings.payments.domain.PaymentEvent.Declined;
import tidings.payments.domain.PaymentEvent.Expired;
import tidings.payments.domain.PaymentEvent.NothingToRefund;
import tidings.payments.domain.PaymentEvent.RefundRefused;
import tidings.payments.domain.PaymentEvent.RefundRequestedAgain;
import tidings.payments.domain.PaymentEvent.Refunded;
import tidings.payments.domain.PaymentEvent.Refunding;
import tidings.payments.domain.PaymentEvent.Requested;
import tidings.payments.domain.PaymentEvent.RequestedAgain;

class PaymentTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final PaymentAmount AMOUNT = new PaymentAmount(1999, "EUR");
    private static final PaymentRequest REQUEST = request(NOW.plusSeconds(10));
    private static final PaymentEvent REQUESTED = Payment.request(REQUEST, NOW).get(0);
    private static final PaymentEvent EXPIRED =
            Payment.request(request(NOW), NOW).get(0);
    private static final PaymentEvent CANCELLED =
            Payment.cancel(REQUEST.id(), REQUEST.order(), AMOUNT).get(0);

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
    void a_declined_charge_declines_the_payment_with_its_reason() {
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
    void a_repeated_request_before_the_settlement_changes_nothing() {
        given(REQUESTED).when(payment -> payment.requestAgain(REQUEST)).thenNothingHappens();
    }

    @Test
    void a_repeated_request_after_the_settlement_repeats_the_reply() {
        given(REQUESTED)
                .and(payment -> payment.settle(new Charged()))
                .when(payment -> payment.requestAgain(REQUEST))
                .then(RequestedAgain.class);
    }

    @Test
    void a_request_after_its_deadline_expires() {
        assertThat(EXPIRED).isInstanceOf(Expired.class);
        given(EXPIRED).when(payment -> payment.settle(new Charged())).thenNothingHappens();
        given(EXPIRED).when(Payment::refund).then(NothingToRefund.class);
    }

    @Test
    void a_collected_payment_is_refunded_once() {
        given(REQUESTED)
                .and(payment -> payment.settle(new Charged()))
                .when(Payment::refund)
                .then(Refunding.class);
        given(REQUESTED)
                .and(payment -> payment.settle(new Charged()))
                .and(Payment::refund)
                .when(Payment::refund)
                .thenNothingHappens();
        given(REQUESTED)
                .and(payment -> payment.settle(new Charged()))
                .and(Payment::refund)
                .and(payment -> payment.settle(new GatewayAnswer.Refunded()))
                .when(Payment::refund)
                .then(RefundRequestedAgain.class);
    }

    @Test
    void a_refused_refund_is_an_outcome_and_is_not_tried_again() {
        PaymentScenario refused = refunding().and(payment -> payment.settle(new Refused("account_closed")));

        refunding()
                .when(payment -> payment.settle(new Refused("account_closed")))
                .then(RefundRefused.class);
        refused.thenIs(payment ->
                payment.status() == PaymentStatus.REFUND_REFUSED && "account_closed".equals(payment.reason()));
        refused.when(payment -> payment.settle(new Refused("account_closed"))).thenNothingHappens();
        refused.when(Payment::refund).then(RefundRequestedAgain.class);
        refused.when(payment -> payment.requestAgain(REQUEST)).then(RequestedAgain.class);
    }

    @Test
    void an_operator_retries_a_refused_refund_or_settles_it() {
        PaymentScenario refused = refunding().and(payment -> payment.settle(new Refused("account_closed")));

        refused.when(Payment::retryRefund).then(Refunding.class);
        refused.when(Payment::refundByHand).then(Refunded.class);
        refused.when(payment -> payment.settle(new GatewayAnswer.Refunded())).then(Refunded.class);
    }

    @Test
    void an_operator_changes_no_other_payment() {
        refunding().when(Payment::refundByHand).thenNothingHappens();
        refunding().when(Payment::retryRefund).thenNothingHappens();
        given(REQUESTED).when(Payment::refundByHand).thenNothingHappens();
        given(CANCELLED).when(Payment::retryRefund).thenNothingHappens();
    }

    @Test
    void an_answer_to_the_other_question_changes_nothing() {
        given(REQUESTED).when(payment -> payment.settle(new Refused("no"))).thenNothingHappens();
        given(REQUESTED)
                .when(payment -> payment.settle(new GatewayAnswer.Refunded()))
                .thenNothingHappens();
        refunding().when(payment -> payment.settle(new Charged())).thenNothingHappens();
        refunding()
                .when(payment -> payment.settle(new GatewayAnswer.Declined("no")))
                .thenNothingHappens();
    }

    private static PaymentScenario refunding() {
        return given(REQUESTED).and(payment -> payment.settle(new Charged())).and(Payment::refund);
    }

    @Test
    void a_charge_after_the_cancellation_is_refunded() {
        given(REQUESTED).when(Payment::refund).then(Cancelling.class);
        given(REQUESTED)
                .and(Payment::refund)
                .when(payment -> payment.settle(new Charged()))
                .then(Collected.class, Refunding.class);
    }

    @Test
    void a_declined_charge_after_the_cancellation_leaves_nothing_to_refund() {
        given(REQUESTED)
                .and(Payment::refund)
                .when(payment -> payment.settle(new GatewayAnswer.Declined("expired_card")))
                .then(Declined.class, NothingToRefund.class);
    }

    @Test
    void a_payment_cancelled_before_its_request_is_declined_once() {
        given(CANCELLED).when(Payment::refund).then(NothingToRefund.class);
        given(CANCELLED).when(payment -> payment.requestAgain(REQUEST)).then(Declined.class);
        given(CANCELLED)
                .and(payment -> payment.requestAgain(REQUEST))
                .when(payment -> payment.requestAgain(REQUEST))
                .then(RequestedAgain.class);
        given(CANCELLED)
                .and(payment -> payment.requestAgain(REQUEST))
                .thenIs(payment -> payment.status() == PaymentStatus.CANCELLED);
    }

    private static PaymentRequest request(Instant deadline) {
        return new PaymentRequest(
                new PaymentId(UUID.randomUUID()),
                new PaidOrderId(UUID.randomUUID()),
                AMOUNT,
                "pm_card_visa",
                PaymentFlow.ORCHESTRATED,
                deadline);
    }
}
