package school.accounts;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import school.NotFound;
import school.contract.CreditAccount;
import school.messaging.envelope.Envelope;
import school.messaging.envelope.UnhandleableMessage;
import school.messaging.inbox.Inbox;

/** Handles the commands to accounts, each of them once. */
@ApplicationScoped
class AccountCommandsHandler {

    private final Inbox inbox;
    private final ReturnFee fees;

    AccountCommandsHandler(Inbox inbox, ReturnFee fees) {
        this.inbox = inbox;
        this.fees = fees;
    }

    @Incoming("accounts.commands")
    Uni<Void> on(ConsumerRecords<byte[], byte[]> records) {
        return inbox.handleOnce(records, this::handle);
    }

    /** An account that does not exist becomes a dead letter at once: no retry creates it. */
    private Uni<Void> handle(Envelope envelope) {
        if (!(envelope.message() instanceof CreditAccount command)) {
            throw new UnhandleableMessage("not a command to accounts");
        }
        return fees.returnFee(command.accountId(), command.courseId(), command.amount())
                .onFailure(NotFound.class)
                .transform(failure -> new UnhandleableMessage(String.valueOf(failure.getMessage())));
    }
}
