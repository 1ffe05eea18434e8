package school.contract;

import java.util.UUID;

/** The fee of a course was taken from an account. */
public record AccountCharged(UUID accountId, UUID courseId, long amount, long balance) implements Message {

    @Override
    public UUID key() {
        return accountId;
    }
}
