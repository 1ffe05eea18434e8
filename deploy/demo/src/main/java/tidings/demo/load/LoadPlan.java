package tidings.demo.load;

import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine.Help.Ansi;
import tidings.embedded.Component;
import tidings.embedded.SystemOptions;
import tidings.embedded.Task;

/**
 * The number of orders and how they are placed.
 *
 * @param connections the maximum number of concurrent HTTP requests
 * @param warmUp the orders placed before the measurement
 * @param rate orders per second, even if the system is slower; 0 means as fast as they are accepted
 * @param acknowledged whether confirmed orders ask for acknowledgements
 * @param watched whether the event manager reads all messages
 * @param webhooks whether webhooks receive every event
 */
public record LoadPlan(
        int orders, int connections, int warmUp, int rate, boolean acknowledged, boolean watched, boolean webhooks) {

    private static final List<String> EVENT_MANAGER_CHANNELS =
            List.of("TRACKING_MESSAGES", "PATTERNS_EVENTS", "DELIVERIES_EVENTS");

    public LoadPlan {
        if (orders < 1 || connections < 1 || warmUp < 0 || rate < 0) {
            throw new IllegalArgumentException(
                    "needs at least one order and one connection; warm-up and rate must not be negative");
        }
    }

    /** Returns the options of the system under this load. */
    public SystemOptions applyTo(SystemOptions options) {
        SystemOptions planned = options;
        if (!acknowledged) {
            planned = planned.withEnvironment(Component.ORDER_SERVICE, "TIDINGS_ORDERS_ACKNOWLEDGEMENT_DEADLINE", "0s");
        }
        if (!watched) {
            for (String channel : EVENT_MANAGER_CHANNELS) {
                planned = planned.withEnvironment(
                        Component.NOTIFICATION_SERVICE, "MP_MESSAGING_INCOMING__" + channel + "__ENABLED", "false");
            }
        }
        if (webhooks) {
            // A dead webhook is suspended during the run.
            planned = planned.withEnvironment(
                    Component.NOTIFICATION_SERVICE, "TIDINGS_DELIVERIES_MAX_CONSECUTIVE_FAILURES", "5");
        }
        return planned;
    }

    public Task task(PrintStream out, Ansi ansi) {
        return webhooks ? new WebhookBenchmark(this, out, ansi) : new LoadBenchmark(this, out, ansi);
    }

    String pace() {
        return orders + " orders, " + (rate == 0 ? "as fast as they are accepted" : rate + " per second");
    }

    String description() {
        return pace() + ", over " + connections + " connections, after " + warmUp + " to warm up,\n"
                + (acknowledged
                        ? "two acknowledgements per confirmed order, "
                        : "without acknowledgements (--acknowledged), ")
                + (watched ? "with the event manager" : "without the event manager (--watched)");
    }
}
