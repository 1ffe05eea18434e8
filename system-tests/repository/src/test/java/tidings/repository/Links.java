package tidings.repository;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows the relative links of all Markdown files, as GitHub does. Does not follow absolute links. */
final class Links {

    private static final Pattern LINES = Pattern.compile("L(\\d{1,6})(?:-L(\\d{1,6}))?");

    private final Repository repository;

    private Links(Repository repository) {
        this.repository = repository;
    }

    /** Lists the broken links as {@code file:line: link: reason}. */
    static List<String> broken(Repository repository) {
        List<String> broken = new ArrayList<>();
        for (Path file : repository.files(".md")) {
            for (Link link : Markdown.parse(Repository.lines(file)).links()) {
                new Links(repository)
                        .error(file, link)
                        .map(error -> "%s:%d: %s: %s"
                                .formatted(repository.root().relativize(file), link.line(), link.target(), error))
                        .ifPresent(broken::add);
            }
        }
        return broken;
    }

    private Optional<String> error(Path file, Link link) {
        if (link.isAbsolute()) {
            return Optional.empty();
        }
        if (link.target().isBlank()) {
            return Optional.of("no target");
        }
        if (link.target().startsWith("[")) {
            return Optional.of("no such definition");
        }
        int hash = link.target().indexOf('#');
        Path target =
                target(file, decoded(hash < 0 ? link.target() : link.target().substring(0, hash)));
        if (!repository.contains(target)) {
            return Optional.of("no such file or folder");
        }
        return hash < 0
                ? Optional.empty()
                : anchorError(target, decoded(link.target().substring(hash + 1)), link);
    }

    private Path target(Path file, String path) {
        if (path.isEmpty()) {
            return file;
        }
        Path target = path.startsWith("/") ? repository.root().resolve(path.substring(1)) : file.resolveSibling(path);
        return target.normalize();
    }

    private static Optional<String> anchorError(Path target, String fragment, Link link) {
        Matcher range = LINES.matcher(fragment);
        if (Files.isDirectory(target)) {
            return Optional.of("a folder has no anchors");
        }
        if (target.toString().endsWith(".md")) {
            boolean found = Markdown.parse(Repository.lines(target)).anchors().contains(fragment);
            return found ? Optional.empty() : Optional.of("no such heading");
        }
        if (!range.matches()) {
            return Optional.of("neither a line nor a range of lines");
        }
        int first = Integer.parseInt(range.group(1));
        int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
        List<String> lines = Repository.lines(target);
        if (first < 1 || last < first || lines.size() < last) {
            return Optional.of("no such lines, the file has " + lines.size());
        }
        String linked = String.join("\n", lines.subList(first - 1, last));
        return link.identifiers(target.getFileName().toString()).stream()
                .filter(identifier -> !containsWord(linked, identifier))
                .findFirst()
                .map(identifier -> "no " + identifier + " in these lines");
    }

    private static boolean containsWord(String text, String word) {
        return Pattern.compile("(?<![\\w$])" + Pattern.quote(word) + "(?![\\w$])")
                .matcher(text)
                .find();
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
