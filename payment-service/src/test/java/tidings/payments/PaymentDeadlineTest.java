package tidings.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.payments.PaymentMessages.collect;
import static tidings.payments.PaymentMessages.expiring;
import static tidings.payments.PaymentMessages.message;
import static tidings.payments.PaymentMessages.only;
import static tidings.payments.PaymentMessages.placed;
import static tidings.payments.PaymentMessages.send;
import static tidings.payments.PaymentMessages.settleAnother;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tidings.contract.CollectPaymentReply;
import tidings.contract.CollectPaymentReply.Outcome;
import tidings.contract.Flow;
import tidings.contract.PaymentDeclined;
import tidings.contract.Topics;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;

/** A request after its deadline charges no customer. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class PaymentDeadlineTest {

    @Inject
    GatewayCalls gateway;

    private final UUID order = UUID.randomUUID();
    private final Instant past = Instant.now().minusSeconds(1);

    @Test
    void a_command_after_its_deadline_is_answered_without_the_gateway() {
        send(expiring(collect(order, "pm_card_visa"), past));

        CollectPaymentReply reply = (CollectPaymentReply) message(only(Topics.ORDERS_REPLIES, order));
        assertThat(reply.outcome()).isEqualTo(Outcome.EXPIRED);
        assertThat(reply.reason()).isNull();
        assertThat(((PaymentDeclined) message(only(Topics.PAYMENTS_EVENTS, order))).reason())
                .isEqualTo(PaymentDeclined.EXPIRED);
        settleAnother(order);
        assertThat(gateway.about(order)).isEmpty();
    }

    @Test
    void a_command_before_its_deadline_is_collected() {
        send(expiring(collect(order, "pm_card_visa"), Instant.now().plusSeconds(60)));

        assertThat(((CollectPaymentReply) message(only(Topics.ORDERS_REPLIES, order))).outcome())
                .isEqualTo(Outcome.COLLECTED);
        assertThat(gateway.about(order)).containsExactly("charge");
    }

    @Test
    void a_choreographed_order_after_its_deadline_is_declined_without_the_gateway() {
        send(expiring(placed(order, Flow.CHOREOGRAPHED), past));

        PaymentDeclined declined = (PaymentDeclined) message(only(Topics.PAYMENTS_EVENTS, order));
        assertThat(declined.reason()).isEqualTo(PaymentDeclined.EXPIRED);
        assertThat(declined.flow()).isEqualTo(Flow.CHOREOGRAPHED);
        settleAnother(order);
        assertThat(gateway.about(order)).isEmpty();
        assertThat(KafkaProbe.read(Topics.ORDERS_REPLIES, order)).isEmpty();
    }
}
