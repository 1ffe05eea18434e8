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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.embedded.Component;
import tidings.embedded.process.ChildProcess;
import tidings.embedded.process.Processes;

/** The demo as a process, as a user starts it. */
@Tag("heavy")
class DemoTest {

    /** The memory of {@code ./demo}: enough to unpack PostgreSQL, which the first start does. */
    private static final List<String> MEMORY = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx192m");

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @TempDir
    Path data;

    private final List<ProcessHandle> processes = new ArrayList<>();
    private Process demo;
    private BufferedReader output;

    /** Returns what it prints until it is ready. */
    private List<String> start(String lastLine, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(data.toString()));
        arguments.addAll(List.of(options));
        demo = new ProcessBuilder(ChildProcess.java(SmallDemo.class, MEMORY, arguments))
                .redirectErrorStream(true)
                .redirectInput(Redirect.PIPE)
                .start();
        output = demo.inputReader();
        List<String> printed = new ArrayList<>();
        do {
            printed.add(nextLine());
        } while (!printed.get(printed.size() - 1).contains(lastLine));
        demo.descendants().forEach(processes::add);
        processes.add(
                ProcessHandle.of(Long.parseLong(Files.readAllLines(data.resolve("database/cluster/postmaster.pid"))
                                .get(0)))
                        .orElseThrow());
        return printed;
    }

    @AfterEach
    void no_process_is_left() {
        demo.toHandle().destroy();
        assertThat(Processes.awaitEnd(demo.toHandle(), TIMEOUT)).isTrue();
        assertThat(processes).hasSizeGreaterThanOrEqualTo(Component.values().length + 1);
        assertThat(processes).allMatch(one -> Processes.awaitEnd(one, TIMEOUT));
    }

    @Test
    void a_demo_reports_its_start_and_the_crash_that_stops_it() throws Exception {
        List<String> printed = start("Topic for subscribers");

        assertThat(printed.get(0)).isEqualTo("Starting the database and the broker, then the services.");
        assertThat(printed).filteredOn(line -> line.contains(" ready in ")).hasSize(5);
        String orders = address(printed, "order-service");
        String events = address(printed, "notification-service");
        assertThat(String.join("\n", printed))
                .contains("curl -s " + orders + "/orders ", "curl -N " + events + "/events")
                .contains("kcat -b " + address(printed, "Kafka") + " -C -e -t payments.commands.v1 -f '\\n%t")
                .doesNotContain("@|")
                .doesNotContain("\u001b");

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
    void a_quiet_demo_prints_only_addresses_and_leaves_no_process_when_killed() throws IOException {
        List<String> printed = start("data and logs", "--quiet");

        assertThat(printed.stream().map(line -> line.strip().split(" {2,}", -1)[0]))
                .containsExactly(
                        "order-service",
                        "payment-service",
                        "notification-service",
                        "Kafka",
                        "PostgreSQL",
                        "data and logs");
        demo.toHandle().destroyForcibly();
        assertThat(output.readLine()).isNull();
    }

    private static String address(List<String> printed, String label) {
        return printed.stream()
                .filter(line -> line.startsWith("  " + label + " "))
                .map(line -> line.strip().split(" +", -1)[1])
                .findFirst()
                .orElseThrow();
    }

    private String nextLine() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IllegalStateException("the demo ended");
        }
        return line;
    }
}
