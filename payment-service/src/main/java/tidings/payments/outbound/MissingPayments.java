package tidings.payments.outbound;

import io.smallrye.mutiny.Uni;
import java.util.HashSet;
import java.util.Set;
import tidings.messaging.outbox.CurrentTransaction;
import tidings.payments.domain.PaidOrderId;

/** The orders that have no payment, as far as the current transaction has looked: they need no second look. */
record MissingPayments(Set<PaidOrderId> orders) {

    static Uni<MissingPayments> get() {
        return CurrentTransaction.get()
                .map(transaction ->
                        transaction.local(MissingPayments.class, () -> new MissingPayments(new HashSet<>())));
    }
}
