package tidings.embedded.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A directory and all its contents. */
public final class DirectoryTree {

    private DirectoryTree() {}

    /** Deletes the tree except {@code except}. Files that cannot be deleted stay. */
    public static void delete(Path directory, @Nullable Path except) {
        try (Stream<Path> all = Files.walk(directory)) {
            all.filter(one -> except == null || !one.startsWith(except))
                    .sorted(Comparator.reverseOrder())
                    .forEach(one -> one.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            System.err.println("could not remove " + directory + ": " + e.getMessage());
        }
    }
}
