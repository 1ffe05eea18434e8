package tidings.system.ledger;

import java.util.List;
import tidings.embedded.client.Check;

/**
 * The outcome of all orders, item by item.
 *
 * @param histories the messages of up to three orders with an error
 */
public record AuditReport(List<Check> items, List<String> histories) {

    /** Returns whether no order was lost, duplicated, reordered or stuck. */
    public boolean balances() {
        return wrongItems().isEmpty();
    }

    /** Returns the names of the items that do not hold. */
    public List<String> wrongItems() {
        return items.stream().filter(item -> !item.ok()).map(Check::name).toList();
    }

    /** Returns the report as text. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        items.forEach(item -> text.append("  ").append(item.line()).append('\n'));
        histories.forEach(history -> text.append("  ").append(history).append('\n'));
        return text.toString();
    }
}
