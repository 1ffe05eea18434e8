package tidings.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tidings.embedded.EmbeddedSystem;
import tidings.embedded.Part;
import tidings.system.ledger.Account;
import tidings.system.ledger.Customers;

/** What can fail in three minutes: each process dies once, each topic is poisoned, and nothing is lost. */
class ShortFaultsTest {

    private static final int A_SECOND = 10;

    @Test
    void whatever_dies_and_whatever_comes_every_order_is_accounted_for() throws Exception {
        try (Arena arena = new Arena();
                Customers customers = Customers.ordering(A_SECOND, arena::doors, arena::method, 1)) {
            EmbeddedSystem system = arena.system();
            arena.poison().pour();
            for (Part part : Part.values()) {
                system.kill(part);
                system.start(part);
            }
            arena.poison().pour();
            customers.stop();

            Account account = arena.ledger().settle(customers, Duration.ofSeconds(90));

            System.out.println("\nledger: " + customers.placed() + " orders, customers met " + customers.troubles()
                    + "\n" + account);
            if (!account.balances()) {
                system.keepLogs();
            }
            assertThat(account.balances()).as(account.toString()).isTrue();
        }
    }
}
