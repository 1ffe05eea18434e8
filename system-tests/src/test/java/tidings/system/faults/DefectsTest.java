package tidings.system.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.embedded.Component.NOTIFICATION_SERVICE;
import static tidings.embedded.Component.ORDER_SERVICE;
import static tidings.embedded.Component.PAYMENT_SERVICE;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tidings.embedded.Component;
import tidings.embedded.Replica;
import tidings.embedded.SystemOptions;
import tidings.system.faults.injection.DatabaseFault;
import tidings.system.faults.injection.Delay;
import tidings.system.ledger.AuditReport;

/** The ledger notices defects of the running system: each by its items, and all but one by no others. */
@Tag("heavy")
class DefectsTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int DURATION_MILLIS = 8_000;
    private static final String SLOW = "pm_card_slow";
    private static final String PRICE = "the provider has the price of confirmed orders only";
    private static final String NOTIFIED = "customers notified once of each outcome";

    private static final String HANDLED_TWICE = "messages handled twice";
    private static final List<String> INBOX = List.of(HANDLED_TWICE, "confirmations acknowledged once per subscriber");

    private static FaultTestEnvironment environment;

    @BeforeAll
    static void open() {
        environment = new FaultTestEnvironment(SystemOptions.onFreePorts()
                .shortLived()
                .withEnvironment(NOTIFICATION_SERVICE, "TIDINGS_DELIVERIES_CLAIM", "6s"));
    }

    @AfterAll
    static void close() throws IOException {
        environment.close();
    }

    @AfterEach
    void use_the_usual_payment_methods() {
        environment.paymentMethods().useUsual();
    }

    /** Depending on what is repeated, messages are out of order, too. */
    @Test
    void inbox_off() {
        DatabaseFault inboxOff = DatabaseFault.inboxOff(environment.system(), PAYMENT_SERVICE);
        AuditReport report = environment.auditDefect(
                "inbox off", () -> environment.duplicates().send(new Random(1)), INBOX, Duration.ofSeconds(20));
        inboxOff.end();

        assertThat(report.wrongItems()).as(report.toString()).containsAll(INBOX);
    }

    @Test
    void an_acknowledged_cancellation_is_dropped() {
        assertNoticed(
                ORDER_SERVICE,
                "orders",
                "before update",
                "if new.status = 'CANCELLING' and old.status = 'CONFIRMED' then new.status = old.status; end if; return new;",
                "orders ended as promised",
                PRICE);
    }

    @Test
    void all_orders_expire() {
        environment.paymentMethods().use(SLOW);
        assertNoticed(
                ORDER_SERVICE,
                "orders",
                "before insert",
                "new.pay_by = now() - interval '1 s'; return new;",
                "expired orders");
    }

    /** Beside a replica: a process does not compete with itself. */
    @Test
    void a_claim_is_too_short() {
        Replica replica = environment.startReplica(PAYMENT_SERVICE, Map.of());
        environment.paymentMethods().use(SLOW);
        assertNoticed(
                PAYMENT_SERVICE,
                "payment",
                "before insert or update",
                "if new.status = 'REQUESTED' then new.due_at = now(); end if; return new;",
                "requests to the provider that overlap");
        environment.stopReplica(replica);
    }

    @Test
    void a_refund_has_another_key_the_second_time() {
        assertNoticed(
                PAYMENT_SERVICE, "payment", "before update", """
                if new.status = 'REFUNDED' and new.reason is null then
                  new.status = 'REFUNDING'; new.reason = 'again'; new.payment_id = gen_random_uuid(); new.due_at = now();
                end if;
                return new;""", "no order refunded twice", PRICE, HANDLED_TWICE);
    }

    @Test
    void notifications_are_lost() {
        assertNoticed(
                NOTIFICATION_SERVICE,
                "notification",
                "before insert",
                "if new.occasion = 'ORDER_REJECTED' then return null; end if; return new;",
                NOTIFIED,
                "notifications announced once");
    }

    @Test
    void rows_of_the_journal_are_missing() {
        assertNoticed(
                NOTIFICATION_SERVICE,
                "journal",
                "before insert",
                "if random() < 0.1 then return null; end if; return new;",
                "messages missing in the journal");
    }

    @Test
    void deliveries_are_doubled() {
        assertNoticed(
                NOTIFICATION_SERVICE,
                "delivery",
                "before delete",
                "if random() < 0.1 then return null; end if; return old;",
                "deliveries repeated");
    }

    private static void assertNoticed(Component service, String table, String moment, String action, String... items) {
        AuditReport report = environment.auditDefect(
                table + " " + moment + ": " + action,
                () -> {
                    DatabaseFault defect = new DatabaseFault(environment.system(), service, table, moment, action);
                    Delay.millis(DURATION_MILLIS);
                    defect.end();
                },
                List.of(items),
                TIMEOUT);

        assertThat(report.wrongItems()).as(report.toString()).containsExactlyInAnyOrder(items);
    }
}
