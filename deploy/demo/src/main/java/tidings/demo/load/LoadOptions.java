package tidings.demo.load;

import picocli.CommandLine.Option;

/** The options that say how many orders to place, and how. */
public final class LoadOptions {

    @Option(
            names = "--load",
            required = true,
            paramLabel = "N",
            description = "Place N orders, report how fast they were and what each took, and stop.")
    private int orders;

    @Option(
            names = "--connections",
            paramLabel = "N",
            description = "Place them over N connections. Default: ${DEFAULT-VALUE}.")
    private int connections = 32;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "Place N orders before, which are not measured. Default: ${DEFAULT-VALUE}.")
    private int warmUp = 40_000;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Place N a second, whether or not the system keeps up. Without it: as fast as it takes them.")
    private int rate;

    @Option(
            names = "--acknowledged",
            description =
                    "Have confirmed orders ask for acknowledgements, as they do otherwise: two answers an order more.")
    private boolean acknowledged;

    @Option(
            names = "--webhooks",
            description = "Have five webhooks told of every event, one of them slow and one dead, and report when they"
                    + " were.")
    private boolean webhooks;

    @Option(
            names = "--watched",
            description =
                    "Have the event manager read along, as it does otherwise: journal, patterns and subscriptions."
                            + " Without it, the flow of the orders is measured alone.")
    private boolean watched;

    public LoadPlan plan() {
        return new LoadPlan(orders, connections, warmUp, rate, acknowledged, watched || webhooks, webhooks);
    }
}
