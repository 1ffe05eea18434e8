package tidings.embedded;

import java.nio.file.Path;

/** The demo with small services instead of the real ones: {@code SmallDemo <data directory> <argument for services>…}. */
final class SmallDemo {

    private SmallDemo() {}

    public static void main(String[] arguments) throws InterruptedException {
        SystemOptions options = withSmallServices(SystemOptions.onFreePorts())
                .withData(Path.of(arguments[0]))
                .withProgress(System.out::println);
        System.exit(Demo.run(() -> options, new StayUp()));
    }

    static SystemOptions withSmallServices(SystemOptions options) {
        SystemOptions small = options;
        for (Part service : Part.services()) {
            small = small.withCommand(service, SmallService.command());
        }
        return small;
    }
}
