package tidings.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One name stands for one type, and packages stay small. */
class SourceFilesTest {

    private static final SourceFiles SOURCES = SourceFiles.of(Repository.current());

    @TempDir
    Path root;

    @Test
    void each_simple_name_stands_for_one_type() {
        assertThat(SOURCES.ambiguousNames()).isEmpty();
    }

    @Test
    void no_main_package_has_more_than_15_files() {
        assertThat(SOURCES.largePackages()).isEmpty();
    }

    @Test
    void the_same_name_in_two_modules_is_found() throws IOException {
        write("a/src/main/java/tidings/a/Order.java");
        write("b/src/test/java/tidings/b/Order.java");
        write("examples/copied-messaging/src/main/java/school/Order.java");
        write("a/src/main/java/tidings/a/package-info.java");
        write("b/src/main/java/tidings/b/package-info.java");
        assertThat(seeded().ambiguousNames())
                .containsExactly("Order: a/src/main/java/tidings/a, b/src/test/java/tidings/b");
    }

    @Test
    void a_package_of_16_files_is_found() throws IOException {
        write("a/src/main/java/tidings/full/package-info.java");
        for (int i = 0; i < 15; i++) {
            write("a/src/main/java/tidings/full/Type" + i + ".java");
        }
        for (int i = 0; i < 16; i++) {
            write("a/src/main/java/tidings/large/Type" + i + ".java");
            write("a/src/test/java/tidings/large/Type" + i + "Test.java");
            write("a/src/main/java/tidings/contract/Message" + i + ".java");
            write("a/src/main/java/tidings/eventmanager/log/Event" + i + ".java");
            write("a/src/main/java/tidings/contracts/Contract" + i + ".java");
        }
        assertThat(seeded().largePackages())
                .containsExactly(
                        "a/src/main/java/tidings/contracts: 16 files", "a/src/main/java/tidings/large: 16 files");
    }

    private SourceFiles seeded() {
        return SourceFiles.of(new Repository(root));
    }

    private void write(String file) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), "//\n");
    }
}
