package tidings.system.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tidings.embedded.EmbeddedSystem;
import tidings.embedded.client.EventManagerClient;
import tidings.embedded.client.WebhookReceiver;
import tidings.system.faults.injection.Delay;
import tidings.system.ledger.AuditReport;
import tidings.system.ledger.DeadLetterRecord;
import tidings.system.ledger.Ledger;
import tidings.system.ledger.RetryingCustomers;
import tidings.system.ledger.Tolerance;
import tidings.system.provider.Provider;

/** Audits the orders that customers place: those of each run, and those of all runs once every claim has ended. */
final class FaultAudit implements AutoCloseable {

    private final WebhookReceiver subscriber = WebhookReceiver.open();
    private final Ledger ledger;
    private final Ledger ledgerOfAll;
    private final List<RetryingCustomers> all = new ArrayList<>();

    FaultAudit(EmbeddedSystem system, Provider provider) {
        EventManagerClient.of(system).subscribe(subscriber, Map.of());
        ledger = Ledger.open(system, provider, subscriber);
        ledgerOfAll = Ledger.open(system, provider, subscriber);
    }

    /** Returns the ledger of the current run. */
    Ledger ledger() {
        return ledger;
    }

    void expectDeadLetter(DeadLetterRecord deadLetter) {
        ledger.expectDeadLetter(deadLetter);
        ledgerOfAll.expectDeadLetter(deadLetter);
    }

    /**
     * Runs the faults while these customers place orders. Returns when exactly the {@code wrong} items of the ledger do not
     * hold, or after {@code timeout}.
     */
    AuditReport audit(
            String title,
            RetryingCustomers customers,
            Runnable faults,
            Tolerance tolerance,
            List<String> wrong,
            Duration timeout) {
        all.add(customers);
        try (customers) {
            Delay.millis(1_000);
            try {
                faults.run();
                Delay.millis(1_000);
            } finally {
                // What they still ask for would be orders without a customer to the next run.
                customers.stop();
            }
            AuditReport report = ledger.audit(List.of(customers), tolerance, wrong, timeout);
            System.out.printf(
                    "%nledger, %s: %d orders, failed requests %s%n%s",
                    title, customers.placed(), customers.failures(), report);
            return report;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Audits all runs together, after every claim has ended. Nothing may have been lost or doubled since. */
    AuditReport auditAll(Tolerance tolerance, Duration timeout) {
        Delay.millis(Ledger.LONGEST_CLAIM.toMillis());
        try {
            AuditReport report = ledgerOfAll.audit(all, tolerance, timeout);
            System.out.printf("%nledger, all runs after the longest claim:%n%s", report);
            return report;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        ledger.close();
        ledgerOfAll.close();
        subscriber.close();
    }
}
