package tidings.eventmanager.tracking.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.eventmanager.tracking.domain.Diagnosis.Status.COMPLETE;
import static tidings.eventmanager.tracking.domain.Diagnosis.Status.STUCK;
import static tidings.eventmanager.tracking.domain.Diagnosis.Status.UNDER_WAY;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DiagnosisTest {

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(4);
    private static final Duration LATER = Duration.ofSeconds(20);
    private static final Duration TOO_LATE = Duration.ofSeconds(60);

    @Test
    void nothing_is_missing_of_an_order_whose_customer_was_told() {
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
    void payment_service_is_named_when_it_does_not_answer() {
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
    void payment_service_is_named_when_it_does_not_react_in_a_choreographed_flow() {
        Diagnosis diagnosis = choreographed().diagnosis(LATER);

        misses(diagnosis, "payment-service has not sent PaymentCollected or PaymentDeclined");
        assertThat(diagnosis.status()).isEqualTo(STUCK);
    }

    @Test
    void what_takes_a_moment_is_under_way() {
        assertThat(commanded().diagnosis(SOON).status()).isEqualTo(UNDER_WAY);
        assertThat(choreographed().diagnosis(SOON).status()).isEqualTo(UNDER_WAY);
    }

    @Test
    void a_dead_letter_makes_it_stuck_at_once() {
        Diagnosis diagnosis =
                commanded().deadLetter("CollectPayment", "payment-service").diagnosis(SOON);

        assertThat(diagnosis.status()).isEqualTo(STUCK);
        assertThat(diagnosis.deadLetters()).extracting(TrackedMessage::name).containsExactly("CollectPayment");
        assertThat(diagnosis.description())
                .contains("CollectPayment went to the dead letters payment-service.a.commands.v1.dlq");
    }

    @Test
    void order_service_is_named_when_it_does_not_expire_what_is_overdue() {
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
    void an_expired_order_waits_for_no_payment() {
        misses(told(commanded().then("OrderExpired", "OrderPlaced"), "OrderExpired")
                .diagnosis(TOO_LATE));
        misses(told(choreographed().then("OrderExpired", "OrderPlaced"), "OrderExpired")
                .diagnosis(TOO_LATE));
    }

    @Test
    void order_service_is_named_when_it_does_not_go_on() {
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
    void notification_service_is_named_when_the_customer_is_not_told() {
        Diagnosis diagnosis =
                confirmed().then("NotifyCustomer", "OrderConfirmed").diagnosis(LATER);

        misses(diagnosis, "notification-service has not sent CustomerNotified");
        assertThat(diagnosis.untold()).contains(Story.ORDER);
    }

    @Test
    void what_was_collected_too_late_has_to_be_refunded() {
        Story late = told(commanded().then("OrderExpired", "OrderPlaced"), "OrderExpired")
                .then("CollectPaymentReply", "CollectPayment")
                .then("PaymentCollected", "CollectPayment");

        misses(late.diagnosis(TOO_LATE), "order-service has not sent RefundPayment");
        misses(
                late.then("RefundPayment", "CollectPaymentReply").diagnosis(TOO_LATE),
                "payment-service has not sent RefundPaymentReply");
        misses(late.then("RefundPaymentReply", "RefundPayment").diagnosis(TOO_LATE));
    }

    @Test
    void a_cancellation_takes_a_refund_and_an_end_that_the_customer_hears_of() {
        Story cancelled = told(confirmed(), "OrderConfirmed").then("OrderCancellationRequested", "OrderConfirmed");

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

    private static Story told(Story story, String end) {
        return story.then("NotifyCustomer", end).then("CustomerNotified", "NotifyCustomer");
    }

    private static void misses(Diagnosis diagnosis, String... expected) {
        assertThat(diagnosis.missing()).extracting(MissingMessage::description).containsExactly(expected);
    }
}
