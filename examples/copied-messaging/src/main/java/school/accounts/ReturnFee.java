package school.accounts;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import school.contract.AccountCredited;

/** Returns the fee of a course to an account. */
@ApplicationScoped
class ReturnFee {

    private final Accounts accounts;

    ReturnFee(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Joins the transaction of the inbox. Called twice, it pays twice: the inbox calls it once per message. */
    @WithTransaction
    public Uni<Void> returnFee(UUID accountId, UUID courseId, long amount) {
        return accounts.findForUpdate(accountId)
                .invoke(account -> account.credit(amount))
                .chain(account ->
                        accounts.record(account, new AccountCredited(accountId, courseId, amount, account.balance())));
    }
}
