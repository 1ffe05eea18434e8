package tidings.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.embedded.Component;
import tidings.embedded.process.ChildProcess;
import tidings.embedded.process.Processes;

/** The demo as a process, as its user meets it. */
class DemoTest {

    /** As {@code ./demo} has it: enough to unpack PostgreSQL, which whoever comes first has to. */
    private static final List<String> MEMORY = List.of("-XX:+UseSerialGC", "-Xmx192m");

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path data;

    private Process demo;
    private BufferedReader output;
    private List<ProcessHandle> family;

    @BeforeEach
    void start() throws IOException {
        demo = new ProcessBuilder(ChildProcess.java(SmallDemo.class, MEMORY, List.of(data.toString())))
                .redirectErrorStream(true)
                .redirectInput(Redirect.PIPE)
                .start();
        output = demo.inputReader();
        family = new ArrayList<>();
        while (!nextLine().startsWith("Place an order")) {
            // The line after which everything runs.
        }
        demo.descendants().forEach(family::add);
        family.add(ProcessHandle.of(Long.parseLong(Files.readAllLines(data.resolve("database/cluster/postmaster.pid"))
                        .get(0)))
                .orElseThrow());
    }

    @AfterEach
    void nothing_is_left() {
        demo.toHandle().destroy();
        assertThat(Processes.awaitEnd(demo.toHandle(), LIMIT)).isTrue();
        assertThat(family).hasSizeGreaterThanOrEqualTo(Component.values().length + 1);
        assertThat(family).allMatch(one -> Processes.awaitEnd(one, LIMIT));
    }

    @Test
    void a_part_that_dies_ends_the_demo_with_its_last_words() throws Exception {
        String pid = Files.readString(data.resolve("logs/payment-service.log")).strip();
        ProcessHandle.of(Long.parseLong(pid.substring("pid ".length())))
                .orElseThrow()
                .destroyForcibly();

        List<String> rest = output.lines().toList();

        assertThat(demo.waitFor()).isEqualTo(1);
        assertThat(String.join("\n", rest))
                .contains("the payment-service ended with exit code 137")
                .contains(pid);
        assertThat(rest.stream().filter(line -> line.contains("stopped in")).map(line -> line.split(" ", 2)[0]))
                .hasSize(4)
                .endsWith("broker", "database");
    }

    @Test
    void a_killed_demo_leaves_nothing_running() {
        demo.destroyForcibly();
    }

    private String nextLine() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IllegalStateException("the demo ended");
        }
        return line;
    }
}
