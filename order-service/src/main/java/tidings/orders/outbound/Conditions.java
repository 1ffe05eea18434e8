package tidings.orders.outbound;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tidings.orders.OrderViews.Position;

/** The conditions of a query of orders, and their parameters. */
record Conditions(List<String> texts, Map<String, Object> values) {

    Conditions() {
        this(new ArrayList<>(), new HashMap<>());
    }

    void add(String condition, String name, Object value) {
        texts.add(condition);
        values.put(name, value);
    }

    /** The second condition is for the planner, which estimates a range from conditions on one column only. */
    void addPosition(String operator, String name, Position position) {
        texts.add("(placedAt, id) " + operator + " (:" + name + "At, :" + name + "Id)");
        texts.add("placedAt " + operator.charAt(0) + "= :" + name + "At");
        values.put(name + "At", position.placedAt());
        values.put(name + "Id", position.id());
    }

    /** Returns the {@code where} clause. */
    @Override
    public String toString() {
        return texts.isEmpty() ? "" : " where " + String.join(" and ", texts);
    }
}
