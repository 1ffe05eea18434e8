package tidings.embedded.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessesTest {

    /** The more memory, the longer the operating system needs between the end of the first thread and that of the last. */
    private static final List<String> MUCH_MEMORY = List.of("-Xms600m", "-Xmx600m", "-XX:+AlwaysPreTouch");

    private final Readiness readiness = new Readiness();

    @Test
    void the_port_of_a_killed_process_is_closed(@TempDir Path directory) throws IOException {
        int port = Ports.anyFree();
        ChildProcess server = ChildProcess.start(
                ChildProcess.java(Server.class, MUCH_MEMORY, List.of(Integer.toString(port))),
                Map.of(),
                directory.resolve("log"));
        new StartupWait(Duration.ofSeconds(60), () -> false).await("server", server, () -> readiness.isOpen(port));

        server.kill();

        assertThat(readiness.isOpen(port)).isFalse();
    }

    /** Listens on the port of its argument until it is killed. */
    static final class Server {

        private Server() {}

        public static void main(String[] arguments) throws IOException, InterruptedException {
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(
                        InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), Integer.parseInt(arguments[0])));
                Thread.sleep(Duration.ofMinutes(1).toMillis());
            }
        }
    }
}
