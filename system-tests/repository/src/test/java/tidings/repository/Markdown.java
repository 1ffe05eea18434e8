package tidings.repository;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The links of a Markdown file and the anchors that GitHub gives its headings. Fenced code has neither. */
record Markdown(List<Link> links, Set<String> anchors) {

    private static final Pattern FENCE = Pattern.compile("\\s*+(`{3,}+|~{3,}+)([^`]*+)");
    private static final Pattern HEADING = Pattern.compile(" {0,3}#{1,6}\\s++(.*)");
    private static final Pattern LINK = Pattern.compile("!?\\[([^]]*+)]\\([^)]*+\\)");

    static Markdown parse(List<String> lines) {
        List<String> prose = withoutFences(lines);
        return new Markdown(LinkScanner.scan(prose), anchors(prose));
    }

    /** The same number of lines, with fenced code left blank. */
    private static List<String> withoutFences(List<String> lines) {
        List<String> prose = new ArrayList<>();
        String open = "";
        for (String line : lines) {
            Matcher fence = FENCE.matcher(line);
            boolean outside = open.isEmpty();
            if (fence.matches() && outside) {
                open = fence.group(1);
            } else if (fence.matches()
                    && fence.group(1).startsWith(open)
                    && fence.group(2).isBlank()) {
                open = "";
            }
            prose.add(outside && open.isEmpty() ? line : "");
        }
        return prose;
    }

    private static Set<String> anchors(List<String> lines) {
        Set<String> anchors = new HashSet<>();
        Map<String, Integer> uses = new HashMap<>();
        for (String line : lines) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                String slug = slug(heading.group(1).replaceFirst("\\s#+\\s*$", ""));
                int use = uses.merge(slug, 1, Integer::sum);
                anchors.add(use == 1 ? slug : slug + "-" + (use - 1));
            }
        }
        return anchors;
    }

    /** GitHub's rule: lower case, hyphens for spaces, no punctuation but hyphen and underscore. */
    private static String slug(String heading) {
        return LINK.matcher(heading)
                .replaceAll("$1")
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}\\p{Pc} -]", "")
                .replace(' ', '-');
    }
}
