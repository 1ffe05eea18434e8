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

/** The demo as a process, as a user starts it. */
class DemoTest {

    /** The memory of {@code ./demo}: enough to unpack PostgreSQL, which the first start does. */
    private static final List<String> MEMORY = List.of("-XX:+UseSerialGC", "-Xmx192m");

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @TempDir
    Path data;

    private Process demo;
    private BufferedReader output;
    private List<ProcessHandle> processes;

    @BeforeEach
    void start() throws IOException {
        demo = new ProcessBuilder(ChildProcess.java(SmallDemo.class, MEMORY, List.of(data.toString())))
                .redirectErrorStream(true)
                .redirectInput(Redirect.PIPE)
                .start();
        output = demo.inputReader();
        processes = new ArrayList<>();
        while (!nextLine().startsWith("Place an order")) {
            // The system is ready after this line.
        }
        demo.descendants().forEach(processes::add);
        processes.add(
                ProcessHandle.of(Long.parseLong(Files.readAllLines(data.resolve("database/cluster/postmaster.pid"))
                                .get(0)))
                        .orElseThrow());
    }

    @AfterEach
    void no_process_is_left() {
        demo.toHandle().destroy();
        assertThat(Processes.awaitEnd(demo.toHandle(), TIMEOUT)).isTrue();
        assertThat(processes).hasSizeGreaterThanOrEqualTo(Component.values().length + 1);
        assertThat(processes).allMatch(one -> Processes.awaitEnd(one, TIMEOUT));
    }

    @Test
    void a_crashed_component_stops_the_demo_and_shows_its_log() throws Exception {
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
    void a_killed_demo_leaves_no_process() {
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
