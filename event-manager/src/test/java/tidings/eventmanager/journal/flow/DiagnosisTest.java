package tidings.eventmanager.journal.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.eventmanager.journal.flow.Diagnosis.Status.COMPLETE;
import static tidings.eventmanager.journal.flow.Diagnosis.Status.STUCK;
import static tidings.eventmanager.journal.flow.Diagnosis.Status.UNDER_WAY;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tidings.eventmanager.journal.flow.Diagnosis.MissingMessage;
import tidings.eventmanager.journal.flow.Diagnosis.NextStep;

class DiagnosisTest {

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(4);
    private static final Duration LATER = Duration.ofSeconds(20);
    private static final Duration TOO_LATE = Duration.ofSeconds(60);

    @Test
    void an_order_with_a_notified_customer_is_complete() {
        Diagnosis diagnosis = confirmed()
                .then("NotifyCustomer", "OrderConfirmed")
                .then("CustomerNotified", "NotifyCustomer")
                .diagnosis(TOO_LATE);

        assertThat(diagnosis.status()).isEqualTo(COMPLETE);
        assertThat(diagnosis.missing()).isEmpty();
        assertThat(diagnosis.last().name()).isEqualTo("CustomerNotified");
        assertThat(diagnosis.age()).isEqualTo(Duration.ofSeconds(55));
        assertThat(diagnosis.description()).isEqualTo("nothing is missing");
    }

    @Test
    void payment_service_is_named_when_its_reply_is_missing() {
        Diagnosis diagnosis = commanded().diagnosis(LATER);

        misses(diagnosis, "payment-service has not sent CollectPaymentReply");
        assertThat(diagnosis.status()).isEqualTo(STUCK);
        assertThat(diagnosis.next())
                .isEqualTo(new NextStep(
                        Story.NOON.plus(DEADLINE),
                        "order-service",
                        "expires the order, unless its payment is answered before"));
        assertThat(diagnosis.description())
                .isEqualTo(
                        "payment-service has not sent CollectPaymentReply after CollectPayment; order-service expires"
                                + " the order, unless its payment is answered before at 2026-03-01T12:00:30Z");
    }

    @Test
    void payment_service_is_named_when_its_event_is_missing() {
        Diagnosis diagnosis = choreographed().diagnosis(LATER);

        misses(diagnosis, "payment-service has not sent PaymentCollected or PaymentDeclined");
        assertThat(diagnosis.status()).isEqualTo(STUCK);
    }

    @Test
    void a_recent_message_is_under_way() {
        assertThat(commanded().diagnosis(SOON).status()).isEqualTo(UNDER_WAY);
        assertThat(choreographed().diagnosis(SOON).status()).isEqualTo(UNDER_WAY);
    }

    @Test
    void a_dead_letter_makes_a_flow_stuck_at_once() {
        Diagnosis diagnosis =
                commanded().deadLetter("CollectPayment", "payment-service").diagnosis(SOON);

        assertThat(diagnosis.status()).isEqualTo(STUCK);
        assertThat(diagnosis.deadLetters()).extracting(TrackedMessage::name).containsExactly("CollectPayment");
        assertThat(diagnosis.description())
                .contains("CollectPayment went to the dead letters payment-service.a.commands.v1.dlq");
    }

    @Test
    void order_service_is_named_when_an_expiry_is_missing() {
        misses(
                commanded().diagnosis(TOO_LATE),
                "payment-service has not sent CollectPaymentReply",
                "order-service has not sent OrderExpired");
        misses(
                choreographed().diagnosis(TOO_LATE),
                "payment-service has not sent PaymentCollected or PaymentDeclined",
                "order-service has not sent OrderExpired");
    }

    @Test
    void an_expired_order_expects_no_payment() {
        misses(notified(commanded().then("OrderExpired", "OrderPlaced"), "OrderExpired")
                .diagnosis(TOO_LATE));
        misses(notified(choreographed().then("OrderExpired", "OrderPlaced"), "OrderExpired")
                .diagnosis(TOO_LATE));
    }

    @Test
    void order_service_is_named_when_its_next_step_is_missing() {
        misses(
                commanded().then("CollectPaymentReply", "CollectPayment").diagnosis(LATER),
                "order-service has not sent OrderConfirmed or OrderRejected or OrderExpired");
        misses(
                choreographed().then("PaymentCollected", "OrderPlaced").diagnosis(LATER),
                "order-service has not sent OrderConfirmed");
        misses(
                choreographed().then("PaymentDeclined", "OrderPlaced").diagnosis(LATER),
                "order-service has not sent OrderRejected or OrderExpired");
        misses(confirmed().diagnosis(LATER), "order-service has not sent NotifyCustomer");
        misses(new Story().first("OrderPlaced").diagnosis(LATER), "order-service has not sent CollectPayment");
    }

    @Test
    void notification_service_is_named_when_the_notification_is_missing() {
        Diagnosis diagnosis =
                confirmed().then("NotifyCustomer", "OrderConfirmed").diagnosis(LATER);

        misses(diagnosis, "notification-service has not sent CustomerNotified");
        assertThat(diagnosis.orderWithPendingNotification()).contains(Story.ORDER);
    }

    @Test
    void a_late_payment_expects_a_refund() {
        Story late = notified(commanded().then("OrderExpired", "OrderPlaced"), "OrderExpired")
                .then("CollectPaymentReply", "CollectPayment")
                .then("PaymentCollected", "CollectPayment");

        misses(late.diagnosis(TOO_LATE), "order-service has not sent RefundPayment");
        misses(
                late.then("RefundPayment", "CollectPaymentReply").diagnosis(TOO_LATE),
                "payment-service has not sent RefundPaymentReply");
        misses(late.then("RefundPaymentReply", "RefundPayment").diagnosis(TOO_LATE));
    }

    @Test
    void a_cancellation_expects_a_refund_and_a_notification() {
        Story cancelled = notified(confirmed(), "OrderConfirmed").then("OrderCancellationRequested", "OrderConfirmed");

        misses(cancelled.diagnosis(LATER), "order-service has not sent RefundPayment");
        misses(
                cancelled.then("RefundPayment", "OrderCancellationRequested").diagnosis(LATER),
                "payment-service has not sent RefundPaymentReply");
        misses(
                cancelled.then("RefundPaymentReply", "RefundPayment").diagnosis(LATER),
                "order-service has not sent OrderCancelled");
        misses(
                cancelled.then("OrderCancelled", "RefundPaymentReply").diagnosis(LATER),
                "order-service has not sent NotifyCustomer");
    }

    @Test
    void a_refused_refund_stays_a_finding_until_the_money_is_returned() {
        Story refused = notified(confirmed(), "OrderConfirmed")
                .then("OrderCancellationRequested", "OrderConfirmed")
                .then("RefundPayment", "OrderCancellationRequested")
                .then("RefundRefusedReply", "RefundPayment")
                .then("RefundRefused", "RefundPayment");

        misses(
                refused.diagnosis(LATER),
                "order-service has not sent OrderRefundRefused",
                "payment-service has not sent PaymentRefunded");
        refused.then("OrderRefundRefused", "RefundRefusedReply");
        misses(refused.diagnosis(LATER), "payment-service has not sent PaymentRefunded");
        refused.then("PaymentRefunded", "RefundPayment").then("RefundPaymentReply", "RefundPayment");
        misses(refused.diagnosis(LATER), "order-service has not sent OrderCancelled");
    }

    private static Story commanded() {
        return new Story()
                .first("OrderPlaced")
                .then("CollectPayment", "OrderPlaced")
                .until(DEADLINE);
    }

    private static Story choreographed() {
        return new Story().first("OrderPlaced").until(DEADLINE);
    }

    private static Story confirmed() {
        return commanded().then("CollectPaymentReply", "CollectPayment").then("OrderConfirmed", "CollectPaymentReply");
    }

    private static Story notified(Story story, String end) {
        return story.then("NotifyCustomer", end).then("CustomerNotified", "NotifyCustomer");
    }

    private static void misses(Diagnosis diagnosis, String... expected) {
        assertThat(diagnosis.missing()).extracting(MissingMessage::description).containsExactly(expected);
    }
}
