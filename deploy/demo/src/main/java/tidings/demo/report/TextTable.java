package tidings.demo.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A table of text with aligned columns and a heading. */
public final class TextTable {

    private static final String INDENT = "  ";
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private final List<Boolean> right;

    private TextTable(List<String> heading) {
        right = heading.stream().map(title -> title.startsWith(">")).toList();
        rows.add(heading.stream()
                .map(title -> title.startsWith(">") ? title.substring(1) : title)
                .toList());
    }

    /** Creates a table. A title that starts with {@code >} aligns its column to the right. */
    public static TextTable of(String... heading) {
        return new TextTable(List.of(heading));
    }

    public TextTable row(String... cells) {
        if (cells.length != right.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + right.size() + " columns");
        }
        rows.add(List.of(cells));
        return this;
    }

    @Override
    public String toString() {
        List<Integer> widths = new ArrayList<>(Collections.nCopies(right.size(), 0));
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                widths.set(column, Math.max(widths.get(column), row.get(column).length()));
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(INDENT);
            for (int column = 0; column < row.size(); column++) {
                String space = " ".repeat(widths.get(column) - row.get(column).length());
                line.append(right.get(column) ? space + row.get(column) : row.get(column) + space)
                        .append(GAP);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
