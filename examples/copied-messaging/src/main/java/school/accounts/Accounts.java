package school.accounts;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import school.NotFound;
import school.contract.Message;
import school.messaging.envelope.OutgoingMessage;
import school.messaging.outbox.Outbox;

/** Accounts in PostgreSQL. Recording stores the account and its message in one transaction. */
@ApplicationScoped
public class Accounts implements PanacheRepositoryBase<Account, UUID> {

    private final Outbox outbox;

    Accounts(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Finds an account; fails with {@link NotFound}. */
    public Uni<Account> find(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> new NotFound("account", id));
    }

    /** Finds an account and locks it until the transaction ends, so its events are sent in the order of its changes. */
    public Uni<Account> findForUpdate(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(() -> new NotFound("account", id));
    }

    /** Stores an account and adds the message to the outbox. */
    public Uni<Void> record(Account account, Message message) {
        return persist(account).chain(() -> outbox.add(List.of(OutgoingMessage.of(message))));
    }
}
