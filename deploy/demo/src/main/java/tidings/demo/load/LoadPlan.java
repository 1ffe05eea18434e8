package tidings.demo.load;

import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine.Help.Ansi;
import tidings.embedded.Component;
import tidings.embedded.SystemOptions;
import tidings.embedded.Task;

/**
 * How many orders are to be placed, and how.
 *
 * @param connections how many may be under way over HTTP at once
 * @param warmUp orders that are placed before anything is measured
 * @param rate orders a second, whether the system keeps up or not; 0 means as fast as they are accepted
 * @param acknowledged whether confirmed orders ask for acknowledgements
 * @param watched whether the event manager reads along
 * @param webhooks whether webhooks are told of every event
 */
public record LoadPlan(
        int orders, int connections, int warmUp, int rate, boolean acknowledged, boolean watched, boolean webhooks) {

    private static final List<String> WATCHING = List.of("TRACKING_MESSAGES", "PATTERNS_EVENTS", "DELIVERIES_EVENTS");

    public LoadPlan {
        if (orders < 1 || connections < 1 || warmUp < 0 || rate < 0) {
            throw new IllegalArgumentException(
                    "needs at least one order and one connection, and neither warm-up nor rate below 0");
        }
    }

    /** The system that the load is for. */
    public SystemOptions applyTo(SystemOptions options) {
        SystemOptions planned = options;
        if (!acknowledged) {
            planned = planned.withEnvironment(Component.ORDER_SERVICE, "TIDINGS_ORDERS_ACKNOWLEDGEMENT_DEADLINE", "0s");
        }
        if (!watched) {
            for (String channel : WATCHING) {
                planned = planned.withEnvironment(
                        Component.NOTIFICATION_SERVICE, "MP_MESSAGING_INCOMING__" + channel + "__ENABLED", "false");
            }
        }
        if (webhooks) {
            // A dead webhook is suspended while somebody looks.
            planned = planned.withEnvironment(
                    Component.NOTIFICATION_SERVICE, "TIDINGS_DELIVERIES_MAX_CONSECUTIVE_FAILURES", "5");
        }
        return planned;
    }

    public Task task(PrintStream out, Ansi ansi) {
        return webhooks ? new WebhookBenchmark(this, out, ansi) : new LoadBenchmark(this, out, ansi);
    }

    String pace() {
        return orders + " orders, " + (rate == 0 ? "as fast as they are accepted" : rate + " a second");
    }

    String description() {
        return pace() + ", over " + connections + " connections, after " + warmUp + " to warm up,\n"
                + (acknowledged
                        ? "each confirmation acknowledged by two, "
                        : "without acknowledgements (--acknowledged), ")
                + (watched ? "watched by the event manager" : "nobody watching (--watched)");
    }
}
