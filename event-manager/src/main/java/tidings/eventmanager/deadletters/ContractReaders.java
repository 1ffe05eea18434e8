package tidings.eventmanager.deadletters;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import tidings.eventmanager.deadletters.record.Redrive;
import tidings.messaging.outbox.RawOutbox;

/** Checks a message against the contract, by which all services read. */
@ApplicationScoped
class ContractReaders implements DeadLetterReaders {

    @Override
    public Optional<String> refusal(Redrive redrive) {
        return RawOutbox.refusal(RedriveRecord.of(redrive));
    }
}
