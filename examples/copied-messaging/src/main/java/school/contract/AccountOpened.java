package school.contract;

import java.util.UUID;

/** An account was opened. Amounts are in minor units. */
public record AccountOpened(UUID accountId, long balance) implements Message {

    @Override
    public UUID key() {
        return accountId;
    }
}
