package school.accounts;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import school.Conflict;

/** The account of a participant, in minor units. Its balance is never negative. */
@Entity
public class Account {

    @Id
    UUID id = UUID.randomUUID();

    long balance;

    static Account open(long balance) {
        Account account = new Account();
        account.balance = balance;
        return account;
    }

    public UUID id() {
        return id;
    }

    public long balance() {
        return balance;
    }

    /** Takes an amount; fails with {@link Conflict} if the balance is too low. */
    public void charge(long amount) {
        if (amount > balance) {
            throw new Conflict("the balance of the account is too low");
        }
        balance -= amount;
    }

    void credit(long amount) {
        balance += amount;
    }
}
