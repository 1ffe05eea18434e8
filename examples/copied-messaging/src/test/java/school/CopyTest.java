package school;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The copy is the original, rewritten by the script {@code copy}. */
class CopyTest {

    private static final String REFRESH = "run examples/copied-messaging/copy to refresh the copy";

    @Test
    void each_copied_file_equals_its_original(@TempDir Path fresh) throws IOException, InterruptedException {
        copy(fresh);

        Map<String, String> expected = files(fresh);
        Map<String, String> actual = files(Path.of(""));
        assertThat(expected).as("copied files").hasSizeGreaterThan(30);
        assertThat(actual.keySet()).as(REFRESH).isEqualTo(expected.keySet());
        expected.forEach((file, text) ->
                assertThat(actual.get(file)).as("%s: %s", file, REFRESH).isEqualTo(text));
    }

    @Test
    void the_script_copies_into_any_package(@TempDir Path module) throws IOException, InterruptedException {
        run("bash", "copy", module.toString(), "com.example.shop", "shop");

        Path outbox = module.resolve("src/main/java/com/example/shop/messaging/outbox/Outbox.java");
        assertThat(outbox)
                .content()
                .contains("package com.example.shop.messaging.outbox;", "import com.example.shop.contract.MessageType;")
                .doesNotContain("tidings");
    }

    private static void copy(Path module) throws IOException, InterruptedException {
        run("bash", "copy", module.toString(), "school", "school");
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    /** Returns the copied files of a module with their texts. */
    private static Map<String, String> files(Path module) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (String part : new String[] {
            "src/main/java/school/messaging",
            "src/main/resources/db/messaging",
            "src/main/resources/META-INF/microprofile-config.properties"
        }) {
            try (Stream<Path> found = Files.walk(module.resolve(part))) {
                found.filter(Files::isRegularFile)
                        .forEach(file -> files.put(module.relativize(file).toString(), text(file)));
            }
        }
        return files;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
