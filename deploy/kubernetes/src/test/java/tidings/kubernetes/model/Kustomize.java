package tidings.kubernetes.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Renders an overlay with the tool that would apply it. */
public final class Kustomize {

    private static final List<List<String>> TOOLS =
            List.of(List.of("kubectl", "kustomize"), List.of("kustomize", "build"));

    private Kustomize() {}

    /** Empty if the machine has neither tool. */
    public static Optional<List<String>> tool() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return TOOLS.stream()
                .filter(tool -> Stream.of(path.split(File.pathSeparator))
                        .anyMatch(directory -> Files.isExecutable(Path.of(directory, tool.get(0)))))
                .findFirst();
    }

    public static Manifests render(Path overlay) {
        List<String> command = new ArrayList<>(tool().orElseThrow());
        command.add(overlay.toString());
        try {
            Process process = new ProcessBuilder(command).start();
            CompletableFuture<String> complaints = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
            String rendered = text(process.getInputStream());
            if (process.waitFor() != 0) {
                throw new IllegalStateException(overlay + ": " + complaints.join());
            }
            return Manifests.parse(rendered);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
