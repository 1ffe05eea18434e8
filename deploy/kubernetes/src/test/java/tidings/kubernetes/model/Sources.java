package tidings.kubernetes.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Paths in the source tree. */
public final class Sources {

    public static final Path KUBERNETES = Path.of("").toAbsolutePath();
    private static final Path ROOT = KUBERNETES.getParent().getParent();

    private Sources() {}

    public static List<Path> overlays() {
        try (Stream<Path> directories = Files.list(KUBERNETES.resolve("overlays"))) {
            return directories.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path overlay(String name) {
        return KUBERNETES.resolve("overlays").resolve(name);
    }

    /** The files below a directory with this extension. */
    public static List<Path> files(Path directory, String extension) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(extension))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path main(String module) {
        return ROOT.resolve(module).resolve("src/main");
    }

    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
