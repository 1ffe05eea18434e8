package tidings.repository;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the links of Markdown prose: inline, by reference, of images and of HTML. Code between backticks has none. */
final class LinkScanner {

    private static final Pattern DEFINITION = Pattern.compile(" {0,3}\\[([^]^][^]]*+)]:\\s*+(\\S++).*");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\b(?:href|src)=\"([^\"]*+)\"");
    private static final Pattern START_OF_BLOCK = Pattern.compile("\\s*+(?:[|#].*|(?:[-*+]|\\d{1,9}[.)])\\s.*)?+");

    private final Map<String, String> definitions = new HashMap<>();
    private final List<Link> links = new ArrayList<>();

    private LinkScanner() {}

    static List<Link> scan(List<String> lines) {
        LinkScanner scanner = new LinkScanner();
        scanner.scanBlocks(scanner.withoutDefinitions(lines));
        return scanner.links;
    }

    private List<String> withoutDefinitions(List<String> lines) {
        List<String> others = new ArrayList<>();
        for (String line : lines) {
            Matcher definition = DEFINITION.matcher(line);
            if (definition.matches()) {
                String target = definition.group(2).replaceAll("^<|>$", "");
                definitions.put(label(definition.group(1)), target);
                links.add(new Link(others.size() + 1, definition.group(1), target));
            }
            others.add(definition.matches() ? "" : line);
        }
        return others;
    }

    /** A link or code may go on in the next line, but not in the next paragraph, list item or row of a table. */
    private void scanBlocks(List<String> lines) {
        int start = 0;
        for (int i = 1; i <= lines.size(); i++) {
            if (i == lines.size() || START_OF_BLOCK.matcher(lines.get(i)).matches()) {
                scanBlock(String.join("\n", lines.subList(start, i)), start + 1);
                start = i;
            }
        }
    }

    private void scanBlock(String block, int line) {
        for (int at = 0; at < block.length(); at++) {
            switch (block.charAt(at)) {
                case '\\' -> at++;
                case '`' -> at = endOfCode(block, at);
                case '[' -> addLink(block, at, line + linesBefore(block, at));
                case '<' -> addAttributes(block, at, line + linesBefore(block, at));
                default -> {}
            }
        }
    }

    private void addLink(String block, int open, int line) {
        int close = closingBracket(block, open);
        if (close < 0 || (open > 0 && block.charAt(open - 1) == ']')) {
            return;
        }
        String text = block.substring(open + 1, close);
        if (block.startsWith("(", close + 1)) {
            links.add(new Link(line, text, destination(block, close + 2)));
        } else if (block.startsWith("[", close + 1) && block.indexOf(']', close + 2) > 0) {
            String name = block.substring(close + 2, block.indexOf(']', close + 2));
            String label = name.isEmpty() ? text : name;
            links.add(new Link(line, text, definitions.getOrDefault(label(label), "[" + label + "]")));
        } else if (definitions.containsKey(label(text))) {
            links.add(new Link(line, text, definitions.get(label(text))));
        }
    }

    private void addAttributes(String block, int open, int line) {
        int close = block.indexOf('>', open);
        Matcher attribute = ATTRIBUTE.matcher(block.substring(open, Math.max(open, close)));
        while (attribute.find()) {
            links.add(new Link(line, "", attribute.group(1)));
        }
    }

    /** The index of the last backtick of the code that starts here, or of the opening backticks if nothing closes it. */
    private static int endOfCode(String text, int start) {
        int opened = endOfRun(text, start);
        for (int at = opened; at < text.length(); at++) {
            if (text.charAt(at) == '`') {
                int end = endOfRun(text, at);
                if (end - at == opened - start) {
                    return end - 1;
                }
                at = end;
            }
        }
        return opened - 1;
    }

    private static int endOfRun(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) == '`') {
            end++;
        }
        return end;
    }

    private static int closingBracket(String text, int open) {
        int depth = 0;
        for (int at = open; at < text.length(); at++) {
            switch (text.charAt(at)) {
                case '\\' -> at++;
                case '`' -> at = endOfCode(text, at);
                case '[' -> depth++;
                case ']' -> depth--;
                default -> {}
            }
            if (depth == 0) {
                return at;
            }
        }
        return -1;
    }

    /** The target in parentheses, without its title. */
    private static String destination(String text, int start) {
        String rest = text.substring(start).stripLeading();
        if (rest.startsWith("<") && rest.indexOf('>') > 0) {
            return rest.substring(1, rest.indexOf('>'));
        }
        int depth = 1;
        int end = 0;
        while (end < rest.length() && !Character.isWhitespace(rest.charAt(end))) {
            depth += rest.charAt(end) == '(' ? 1 : rest.charAt(end) == ')' ? -1 : 0;
            if (depth == 0) {
                break;
            }
            end++;
        }
        return rest.substring(0, end);
    }

    private static String label(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private static int linesBefore(String block, int end) {
        return (int) block.substring(0, end).chars().filter(c -> c == '\n').count();
    }
}
