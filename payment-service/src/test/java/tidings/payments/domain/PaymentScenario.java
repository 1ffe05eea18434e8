package tidings.payments.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** A given/when/then scenario over the events of a payment. */
final class PaymentScenario {

    private Payment payment;
    private List<PaymentEvent> happened = List.of();

    private PaymentScenario(Payment payment) {
        this.payment = payment;
    }

    static PaymentScenario given(PaymentEvent event) {
        return new PaymentScenario(event.payment());
    }

    PaymentScenario and(Function<Payment, List<PaymentEvent>> decision) {
        for (PaymentEvent event : decision.apply(payment)) {
            payment = event.payment();
        }
        return this;
    }

    PaymentScenario when(Function<Payment, List<PaymentEvent>> decision) {
        happened = decision.apply(payment);
        return this;
    }

    void then(Class<?>... events) {
        assertThat(happened).<Class<?>>extracting(Object::getClass).containsExactly(events);
    }

    void thenIs(Predicate<Payment> expected) {
        assertThat(payment).matches(expected);
    }

    void thenNothingHappens() {
        assertThat(happened).isEmpty();
    }
}
