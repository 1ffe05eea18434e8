package tidings.repository;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The Java files of a repository, main and test. Finds the violations of the rules for names and sizes.
 *
 * <p>The rules leave package-info aside.
 */
record SourceFiles(Path root, List<Path> files) {

    private static final int MAX_LINES = 200;
    private static final int MAX_FILES = 15;

    /** The folders of copies, which have the names of the original. */
    private static final List<String> COPIES = List.of("examples/copied-messaging");

    /** The packages that may be larger, with all below them. */
    private static final List<String> LARGE_PACKAGES = List.of("tidings/contract", "tidings/eventmanager");

    static SourceFiles of(Repository repository) {
        List<Path> files = repository.files(".java").stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .toList();
        return new SourceFiles(repository.root(), files);
    }

    /** Lists the simple names that stand for several types. */
    List<String> ambiguousNames() {
        return files.stream()
                .filter(file -> COPIES.stream().noneMatch(copy -> relative(file).startsWith(copy + "/")))
                .collect(groupingBy(
                        file -> file.getFileName().toString().replace(".java", ""),
                        TreeMap::new,
                        mapping(file -> relative(file.getParent()), toCollection(TreeSet::new))))
                .entrySet()
                .stream()
                .filter(name -> name.getValue().size() > 1)
                .map(name -> name.getKey() + ": " + String.join(", ", name.getValue()))
                .toList();
    }

    List<String> longFiles() {
        return files.stream()
                .filter(file -> Repository.lines(file).size() > MAX_LINES)
                .map(file -> relative(file) + ": " + Repository.lines(file).size() + " lines")
                .toList();
    }

    List<String> largePackages() {
        return files.stream()
                .map(file -> relative(file.getParent()))
                .filter(folder -> folder.contains("src/main/java/") && !mayBeLarge(folder))
                .collect(groupingBy(folder -> folder, TreeMap::new, counting()))
                .entrySet()
                .stream()
                .filter(folder -> folder.getValue() > MAX_FILES)
                .map(folder -> folder.getKey() + ": " + folder.getValue() + " files")
                .toList();
    }

    private static boolean mayBeLarge(String folder) {
        String name = folder.substring(folder.indexOf("src/main/java/") + "src/main/java/".length());
        return LARGE_PACKAGES.stream().anyMatch(large -> (name + "/").startsWith(large + "/"));
    }

    private String relative(Path file) {
        return root.relativize(file).toString();
    }
}
