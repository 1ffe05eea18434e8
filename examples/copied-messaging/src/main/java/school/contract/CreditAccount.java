package school.contract;

import java.util.UUID;

/** Return the fee of a cancelled course to an account. The amount is added: handling it twice would pay twice. */
public record CreditAccount(UUID accountId, UUID courseId, long amount) implements Message {

    @Override
    public UUID key() {
        return accountId;
    }
}
