package tidings.embedded;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.embedded.process.StartFailed;

/** The directory with the built services: the root of the source tree, or an unpacked release. */
final class SourceTree {

    private SourceTree() {}

    /** Returns the jar that starts a service. */
    static Path jar(Component service) {
        Path jar = root().resolve(Path.of(service.label(), "target", "quarkus-app", "quarkus-run.jar"));
        if (!Files.exists(jar)) {
            throw new StartFailed("the " + service + " is not built (" + jar
                    + " is missing): ./demo builds it, and so does ./mvnw -DskipTests package");
        }
        return jar;
    }

    /** Returns the native executable of a service, built by {@code ./mvnw package -Pnative}. */
    static Path executable(Component service) {
        Path target = root().resolve(Path.of(service.label(), "target"));
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-runner"))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new NoSuchFileException(target + "/*-runner"));
        } catch (IOException e) {
            throw new StartFailed(
                    "the " + service + " has no native executable (" + e.getMessage()
                            + "): ./mvnw package -Pnative builds it",
                    e);
        }
    }

    private static Path root() {
        return Stream.of(codeLocation(), Path.of("").toAbsolutePath())
                .flatMap(start -> Stream.<Path>iterate(start, place -> place != null, SourceTree::parent))
                .filter(place -> Files.isRegularFile(place.resolve("demo")))
                .findFirst()
                .orElseThrow(() -> new StartFailed(
                        "the services start only from the source tree in which they were built, or from a release"));
    }

    private static @Nullable Path parent(Path place) {
        return place.getParent();
    }

    private static Path codeLocation() {
        try {
            return Path.of(SourceTree.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
