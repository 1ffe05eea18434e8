package tidings.demo;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Help.Ansi;
import tidings.embedded.SmallService;
import tidings.embedded.SystemOptions;

/** The demo with small services instead of the real ones: {@code SmallDemo <data directory> [--quiet]}. */
public final class SmallDemo {

    private SmallDemo() {}

    public static void main(String[] arguments) throws InterruptedException {
        StartReport report =
                new StartReport(System.out, Ansi.OFF, List.of(arguments).contains("--quiet"));
        SystemOptions options = report.begin(
                SmallService.insteadOfServices(SystemOptions.onFreePorts()).withData(Path.of(arguments[0])));
        System.exit(Demo.run(() -> options, new RunUntilStopped(report)));
    }
}
