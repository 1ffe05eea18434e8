package tidings.repository;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A link of a Markdown file. A reference without a definition has its label, in brackets, as its target. */
record Link(int line, String text, String target) {

    private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:.*|//.*");
    private static final Pattern IDENTIFIER = Pattern.compile("@?[\\w$-]++(?:[.#][\\w$-]++)*+(?:\\(\\))?");

    boolean isAbsolute() {
        return SCHEME.matcher(target).matches();
    }

    /** The last part of each identifier in the text: {@code add} of {@code `Outbox.add()`}. A file name is none. */
    List<String> identifiers(String fileName) {
        List<String> identifiers = new ArrayList<>();
        String[] parts = text.split("`+", -1);
        for (int code = 1; code < parts.length - 1; code += 2) {
            String word = parts[code].strip();
            if (IDENTIFIER.matcher(word).matches() && !word.equals(fileName)) {
                String[] names = word.replace("()", "").split("[.#]", -1);
                identifiers.add(names[names.length - 1]);
            }
        }
        return identifiers;
    }
}
