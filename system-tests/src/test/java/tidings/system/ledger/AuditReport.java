package tidings.system.ledger;

import java.util.List;
import tidings.embedded.client.Check;

/**
 * What became of all orders, item by item.
 *
 * @param stories of orders that have not ended or were handled wrongly: all that was said about each
 */
public record AuditReport(List<Check> items, List<String> stories) {

    /** Nothing was lost, doubled, reordered or stuck. */
    public boolean balances() {
        return items.stream().allMatch(Check::ok);
    }

    public Check item(String what) {
        return items.stream()
                .filter(item -> item.what().equals(what))
                .findFirst()
                .orElseThrow();
    }

    /** To be read by people. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        items.forEach(item -> text.append("  ").append(item.line()).append('\n'));
        stories.forEach(story -> text.append("  ").append(story).append('\n'));
        return text.toString();
    }
}
