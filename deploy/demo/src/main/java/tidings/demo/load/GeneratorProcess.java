package tidings.demo.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import tidings.embedded.Component;
import tidings.embedded.EmbeddedSystem;

/** Controls the load generator, a child process that ends with this one. */
final class GeneratorProcess implements AutoCloseable {

    private final ObjectMapper json = new ObjectMapper();
    private final Process process;
    private final BufferedWriter input;
    private final BufferedReader output;

    private GeneratorProcess(Process process) {
        this.process = process;
        this.input = process.outputWriter();
        this.output = process.inputReader();
    }

    static GeneratorProcess start(EmbeddedSystem system, int connections) {
        try {
            return new GeneratorProcess(new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            LoadGenerator.class.getName(),
                            system.url(Component.ORDER_SERVICE)
                                    .resolve("/orders")
                                    .toString(),
                            system.bootstrapServers(),
                            Integer.toString(connections)))
                    .redirectError(Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    /** Returns when the orders are placed and settled. */
    LoadResult place(int orders, int rate) {
        try {
            input.write(orders + " " + rate + "\n");
            input.flush();
            String line = output.readLine();
            if (line == null) {
                throw new IOException("the load generator ended");
            }
            return json.readValue(line, LoadResult.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
