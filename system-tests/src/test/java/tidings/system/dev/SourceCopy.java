package tidings.system.dev;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;

/** A copy of the repository with its compiled classes, for tests that change sources. */
record SourceCopy(Path root) {

    private static final Path ORIGINAL = Path.of("..").toAbsolutePath().normalize();
    /** What dev mode does not read. */
    private static final Set<String> SKIPPED =
            Set.of(".git", "docs", "quarkus-app", "lib", "surefire-reports", "failsafe-reports");

    static SourceCopy in(Path directory) throws IOException {
        Files.walkFileTree(ORIGINAL, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (SKIPPED.contains(folder.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(copyOf(folder));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, copyOf(file), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }

            private Path copyOf(Path original) {
                return directory.resolve(ORIGINAL.relativize(original));
            }
        });
        return new SourceCopy(directory);
    }

    /** Replaces texts that the file contains, at once. */
    void replace(String file, Map<String, String> replacements) throws IOException {
        Path path = root.resolve(file);
        String text = Files.readString(path);
        for (Map.Entry<String, String> replacement : replacements.entrySet()) {
            if (!text.contains(replacement.getKey())) {
                throw new IllegalArgumentException(file + " does not contain: " + replacement.getKey());
            }
            text = text.replace(replacement.getKey(), replacement.getValue());
        }
        Files.writeString(path, text);
    }
}
