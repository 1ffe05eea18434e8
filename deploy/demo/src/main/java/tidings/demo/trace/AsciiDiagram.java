package tidings.demo.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Mermaid sequence diagram drawn in ASCII. It supports the elements that the event manager uses. */
public final class AsciiDiagram {

    private static final int DISTANCE = 40;
    private static final Pattern PARTICIPANT = Pattern.compile(" *participant (\\w+) as (.+)");
    private static final Pattern NOTE = Pattern.compile(" *Note over (\\w+): (.+)");
    private static final Pattern ARROW = Pattern.compile(" *(\\w+?)(--?)(>>|\\)|x)(\\w+): (.+)");

    private final List<String> names = new ArrayList<>();
    private final StringBuilder drawn = new StringBuilder();

    private AsciiDiagram() {}

    public static String of(String mermaid) {
        AsciiDiagram diagram = new AsciiDiagram();
        List<String> titles = new ArrayList<>();
        mermaid.lines().forEach(line -> {
            Matcher participant = PARTICIPANT.matcher(line);
            if (participant.matches()) {
                diagram.names.add(participant.group(1));
                titles.add(participant.group(2));
            }
        });
        diagram.heading(titles);
        mermaid.lines().forEach(diagram::draw);
        return diagram.drawn.toString();
    }

    private void heading(List<String> titles) {
        StringBuilder line = new StringBuilder();
        for (String title : titles) {
            line.append(String.format("%-" + DISTANCE + "s", title));
        }
        add(line);
    }

    private void draw(String line) {
        Matcher note = NOTE.matcher(line);
        Matcher arrow = ARROW.matcher(line);
        if (note.matches()) {
            write(note.group(2), "o ", names.indexOf(note.group(1)));
        } else if (arrow.matches()) {
            draw(
                    names.indexOf(arrow.group(1)),
                    names.indexOf(arrow.group(4)),
                    arrow.group(2).equals("--") ? '.' : '-',
                    arrow.group(3).equals("x") ? 'x' : '>',
                    arrow.group(5));
        }
    }

    private void write(String text, String mark, int participant) {
        StringBuilder line = lifelines();
        int start = participant * DISTANCE;
        put(line, start, mark + text);
        add(line);
    }

    private void draw(int from, int to, char stroke, char head, String text) {
        if (from == to) {
            write(text, head + " ", from);
            return;
        }
        StringBuilder line = lifelines();
        int left = Math.min(from, to) * DISTANCE + 1;
        int right = Math.max(from, to) * DISTANCE - 1;
        put(line, left, String.valueOf(stroke).repeat(right - left + 1));
        put(line, left + Math.max(2, (right - left - text.length()) / 2), " " + text + " ");
        line.setCharAt(from < to ? right : left, head == '>' && to < from ? '<' : head);
        add(line);
    }

    private StringBuilder lifelines() {
        StringBuilder line = new StringBuilder(" ".repeat(DISTANCE * names.size()));
        for (int i = 0; i < names.size(); i++) {
            line.setCharAt(i * DISTANCE, '|');
        }
        return line;
    }

    private static void put(StringBuilder line, int start, String text) {
        line.setLength(Math.max(line.length(), start + text.length() + 1));
        line.replace(start, start + text.length(), text);
    }

    private void add(StringBuilder line) {
        drawn.append("  ")
                .append(line.toString().replace('\0', ' ').stripTrailing())
                .append('\n');
    }
}
