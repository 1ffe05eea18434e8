package school.contract;

import java.util.UUID;

/** The fee of a cancelled course was returned to an account. */
public record AccountCredited(UUID accountId, UUID courseId, long amount, long balance) implements Message {

    @Override
    public UUID key() {
        return accountId;
    }
}
