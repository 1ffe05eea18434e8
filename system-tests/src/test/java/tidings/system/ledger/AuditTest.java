package tidings.system.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.system.ledger.RightBooks.CONFIRMED;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tidings.embedded.client.Check;
import tidings.system.provider.ProviderEntry.Kind;

/** Each item of the ledger notices the defect that it is for, and no other item does. */
class AuditTest {

    private final RightBooks books = new RightBooks();

    @Test
    void right_books_balance() {
        AuditReport report = books.audit();

        assertThat(report.wrongItems()).as(report.toString()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tidings.system.ledger.SeededDefect#all")
    void a_defect_is_noticed_by_its_items_and_by_no_other(SeededDefect defect) {
        defect.seed().accept(books);

        AuditReport report = books.audit();

        assertThat(report.wrongItems()).as(report.toString()).containsExactlyInAnyOrderElementsOf(defect.items());
    }

    @Test
    void each_item_has_a_defect() {
        Stream<String> noticed = SeededDefect.all().stream()
                .flatMap(defect -> defect.items().stream())
                .distinct();

        assertThat(noticed)
                .containsExactlyInAnyOrderElementsOf(
                        books.audit().items().stream().map(Check::name).toList());
    }

    @Test
    void a_report_tells_the_history_of_a_wrong_order() {
        books.end(CONFIRMED, "PLACED");

        assertThat(books.audit().toString())
                .contains("OrderConfirmed id-")
                .contains("provider: CHARGED charge-confirmed");
    }

    @Test
    void a_fault_may_expire_orders_and_repeat_requests_and_deliveries() {
        books.provider(Kind.OVERLAPPED, "charge-" + CONFIRMED, CONFIRMED, "");
        books.webhook.add(books.webhook.get(0));

        assertThat(books.audit(new Tolerance(25, 25, 1)).wrongItems()).isEmpty();
        assertThat(books.audit(new Tolerance(24, 24, 0)).wrongItems())
                .containsExactly("expired orders", "requests to the provider that overlap", "deliveries repeated");
    }
}
