package tidings.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One name stands for one type; files and packages stay small. */
class SourceFilesTest {

    private static final SourceFiles SOURCES = SourceFiles.of(Repository.current());

    @TempDir
    Path root;

    @Test
    void each_simple_name_stands_for_one_type() {
        assertThat(SOURCES.ambiguousNames()).isEmpty();
    }

    @Test
    void no_file_has_more_than_200_lines() {
        assertThat(SOURCES.longFiles()).isEmpty();
    }

    @Test
    void no_main_package_has_more_than_15_files() {
        assertThat(SOURCES.largePackages()).isEmpty();
    }

    @Test
    void the_same_name_in_two_modules_is_found() throws IOException {
        write("a/src/main/java/tidings/a/Order.java", 1);
        write("b/src/test/java/tidings/b/Order.java", 1);
        write("examples/copied-messaging/src/main/java/school/Order.java", 1);
        write("a/src/main/java/tidings/a/package-info.java", 1);
        write("b/src/main/java/tidings/b/package-info.java", 1);
        assertThat(seeded().ambiguousNames())
                .containsExactly("Order: a/src/main/java/tidings/a, b/src/test/java/tidings/b");
    }

    @Test
    void a_file_of_201_lines_is_found() throws IOException {
        write("a/src/test/java/tidings/a/Full.java", 200);
        write("a/src/test/java/tidings/a/Long.java", 201);
        assertThat(seeded().longFiles()).containsExactly("a/src/test/java/tidings/a/Long.java: 201 lines");
    }

    @Test
    void a_package_of_16_files_is_found() throws IOException {
        write("a/src/main/java/tidings/full/package-info.java", 1);
        for (int i = 0; i < 15; i++) {
            write("a/src/main/java/tidings/full/Type" + i + ".java", 1);
        }
        for (int i = 0; i < 16; i++) {
            write("a/src/main/java/tidings/large/Type" + i + ".java", 1);
            write("a/src/test/java/tidings/large/Type" + i + "Test.java", 1);
            write("a/src/main/java/tidings/contract/Message" + i + ".java", 1);
            write("a/src/main/java/tidings/eventmanager/log/Event" + i + ".java", 1);
            write("a/src/main/java/tidings/contracts/Contract" + i + ".java", 1);
        }
        assertThat(seeded().largePackages())
                .containsExactly(
                        "a/src/main/java/tidings/contracts: 16 files", "a/src/main/java/tidings/large: 16 files");
    }

    private SourceFiles seeded() {
        return SourceFiles.of(new Repository(root));
    }

    private void write(String file, int lines) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), "//\n".repeat(lines));
    }
}
