package school.accounts;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import school.contract.AccountOpened;

/** Opens an account. */
@ApplicationScoped
class OpenAccount {

    private final Accounts accounts;

    OpenAccount(Accounts accounts) {
        this.accounts = accounts;
    }

    @WithTransaction
    public Uni<Account> open(long balance) {
        Account account = Account.open(balance);
        return accounts.record(account, new AccountOpened(account.id(), account.balance()))
                .replaceWith(account);
    }
}
