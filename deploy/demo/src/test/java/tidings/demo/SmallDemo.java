package tidings.demo;

import java.nio.file.Path;
import tidings.embedded.SmallService;
import tidings.embedded.SystemOptions;

/** The demo with small services instead of the real ones: {@code SmallDemo <data directory>}. */
public final class SmallDemo {

    private SmallDemo() {}

    public static void main(String[] arguments) throws InterruptedException {
        SystemOptions options = SmallService.insteadOfServices(SystemOptions.onFreePorts())
                .withData(Path.of(arguments[0]))
                .withProgress(System.out::println);
        System.exit(Demo.run(() -> options, new RunUntilStopped()));
    }
}
