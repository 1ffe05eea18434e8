package tidings.payments;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Objects;
import tidings.payments.domain.GatewayAnswer;
import tidings.payments.domain.OrderId;

/** Settles payments that the gateway has answered, many in one transaction. */
@ApplicationScoped
public class SettlePayments {

    private final Payments payments;

    SettlePayments(Payments payments) {
        this.payments = payments;
    }

    @WithTransaction
    public Uni<Void> settle(Map<OrderId, GatewayAnswer> answers) {
        return payments.find(answers.keySet())
                .map(found -> found.stream()
                        .flatMap(payment ->
                                payment.settle(Objects.requireNonNull(answers.get(payment.order()))).stream())
                        .toList())
                .chain(payments::record);
    }
}
