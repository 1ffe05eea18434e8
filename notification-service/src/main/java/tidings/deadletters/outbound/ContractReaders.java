package tidings.deadletters.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import tidings.deadletters.Readers;
import tidings.deadletters.domain.Redrive;
import tidings.messaging.RawOutbox;

/** Every service reads by the contract, and by nothing else. */
@ApplicationScoped
class ContractReaders implements Readers {

    @Override
    public Optional<String> refusal(Redrive redrive) {
        return RawOutbox.refusal(RedriveRecord.of(redrive));
    }
}
