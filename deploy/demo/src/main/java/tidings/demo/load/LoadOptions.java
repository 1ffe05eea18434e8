package tidings.demo.load;

import picocli.CommandLine.Option;

/** The options of a load run. */
public final class LoadOptions {

    @Option(
            names = "--load",
            required = true,
            paramLabel = "N",
            description = "Place N orders, report throughput, latency and CPU per order, and stop.")
    private int orders;

    @Option(names = "--connections", paramLabel = "N", description = "Use N connections. Default: 32.")
    private int connections = 32;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "Place N orders before the measurement. Default: 40000.")
    private int warmUp = 40_000;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description =
                    "Place N orders per second, even if the system is slower. Default: as fast as they are accepted.")
    private int rate;

    @Option(
            names = "--acknowledged",
            description =
                    "Let confirmed orders ask for acknowledgements, as without --load: two more answers per order.")
    private boolean acknowledged;

    @Option(
            names = "--webhooks",
            description = "Send every event to five webhooks, one of them slow and one dead, and report the delays.")
    private boolean webhooks;

    @Option(
            names = "--watched",
            description =
                    "Let the event manager read all messages, as without --load: journal, patterns, subscriptions."
                            + " Default: only the flow of the orders is measured.")
    private boolean watched;

    public LoadPlan plan() {
        return new LoadPlan(orders, connections, warmUp, rate, acknowledged, watched || webhooks, webhooks);
    }
}
