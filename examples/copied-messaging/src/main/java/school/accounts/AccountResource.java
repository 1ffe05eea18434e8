package school.accounts;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import school.messaging.work.NonCancellable;

/** Accounts over HTTP. */
@Path("/accounts")
class AccountResource {

    private final OpenAccount openAccount;
    private final Accounts accounts;

    AccountResource(OpenAccount openAccount, Accounts accounts) {
        this.openAccount = openAccount;
        this.accounts = accounts;
    }

    @POST
    @ResponseStatus(201)
    public Uni<AccountView> open(NewAccount request) {
        return NonCancellable.of(openAccount.open(request.balance())).map(AccountView::of);
    }

    @GET
    @Path("{id}")
    @WithSession
    public Uni<AccountView> find(@PathParam("id") UUID id) {
        return NonCancellable.of(accounts.find(id)).map(AccountView::of);
    }

    record NewAccount(long balance) {}

    record AccountView(UUID id, long balance) {

        static AccountView of(Account account) {
            return new AccountView(account.id(), account.balance());
        }
    }
}
