package tidings.embedded;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.embedded.process.StartFailed;

/** The directory that the modules lie in, where the built services are found. */
final class SourceTree {

    private SourceTree() {}

    /** What starts a service: its jar, as the build leaves it. */
    static Path jar(Component service) {
        Path jar = root().resolve(Path.of(service.label(), "target", "quarkus-app", "quarkus-run.jar"));
        if (!Files.exists(jar)) {
            throw new StartFailed("the " + service + " is not built (" + jar
                    + " is missing): ./demo builds it, and so does ./mvnw -DskipTests package");
        }
        return jar;
    }

    /** What starts a service without a JVM: its native executable, as {@code ./mvnw package -Pnative} leaves it. */
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
        return Stream.of(ownPlace(), Path.of("").toAbsolutePath())
                .flatMap(start -> Stream.<Path>iterate(start, place -> place != null, SourceTree::parent))
                .filter(place -> Files.exists(place.resolve(Path.of("deploy", "embedded", "pom.xml"))))
                .findFirst()
                .orElseThrow(() -> new StartFailed("the services are started from the source tree they were built in"));
    }

    private static @Nullable Path parent(Path place) {
        return place.getParent();
    }

    private static Path ownPlace() {
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
