package tidings.repository;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The packages of a module form no cycle, in main code and in tests.
 *
 * <p>The two are checked apart: a test may use a test helper that uses the package under test.
 */
class PackagesTest {

    private static final Repository REPOSITORY = Repository.current();

    static Stream<Path> sources() {
        return REPOSITORY.modules().stream()
                .flatMap(module -> Stream.of("src/main/java", "src/test/java").map(module::resolve))
                .filter(Files::exists)
                .map(REPOSITORY.root()::relativize);
    }

    /** A build of some modules compiles only what they need. The whole build has compiled everything before. */
    @ParameterizedTest
    @MethodSource("sources")
    void the_packages_of_a_compiled_module_form_no_cycle(Path sources) {
        assumeThat(REPOSITORY.root().resolve(classes(sources)))
                .as("%s is not compiled", sources)
                .isDirectory();
        checkCycles(REPOSITORY.root(), sources);
    }

    @ParameterizedTest
    @ValueSource(strings = {"module/src/main/java", "module/src/test/java"})
    void a_cycle_is_found(Path sources, @TempDir Path root) throws IOException {
        compile(
                root.resolve(classes(sources)),
                Files.writeString(root.resolve("A.java"), "package tidings.a; public class A { tidings.a.b.B b; }"),
                Files.writeString(root.resolve("B.java"), "package tidings.a.b; public class B { tidings.c.C c; }"),
                Files.writeString(root.resolve("C.java"), "package tidings.c; public class C { tidings.a.A a; }"));
        assertThatThrownBy(() -> checkCycles(root, sources))
                .hasMessageContainingAll(sources.toString(), "Cycle detected", "tidings.a.b");
    }

    @Test
    void the_whole_build_compiles_every_module_before_this_one() {
        assertThat(REPOSITORY.modules()).last().isEqualTo(REPOSITORY.root().resolve("system-tests/repository"));
    }

    private static void checkCycles(Path root, Path sources) {
        slices().matching("(**)")
                .should()
                .beFreeOfCycles()
                .as("The packages of " + sources + " form no cycle")
                .check(new ClassFileImporter().importPath(root.resolve(classes(sources))));
    }

    private static Path classes(Path sources) {
        String folder = sources.endsWith("src/main/java") ? "target/classes" : "target/test-classes";
        return sources.resolve("../../..").normalize().resolve(folder);
    }

    private static void compile(Path classes, Path... files) {
        Stream<String> options = Stream.of("-proc:none", "-d", classes.toString());
        Stream<String> sources = Stream.of(files).map(Path::toString);
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, Stream.concat(options, sources).toArray(String[]::new));
        assertThat(result).isZero();
    }
}
