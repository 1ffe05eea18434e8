package tidings.demo.scenario;

import java.util.List;
import java.util.stream.Stream;
import tidings.demo.trace.MessageTrace;
import tidings.embedded.client.Check;

/**
 * How a scenario went: the messages that it shows, and what had to hold.
 *
 * @param text what else there is to show, or nothing
 */
public record ScenarioResult(MessageTrace journey, List<Check> checks, String text) {

    public ScenarioResult(MessageTrace journey, List<Check> checks) {
        this(journey, checks, "");
    }

    public static ScenarioResult of(MessageTrace journey, List<Check> common, Check... own) {
        return new ScenarioResult(
                journey, Stream.concat(Stream.of(own), common.stream()).toList());
    }

    public ScenarioResult showing(Object shown) {
        return new ScenarioResult(journey, checks, shown.toString());
    }

    public boolean isOk() {
        return checks.stream().allMatch(Check::ok);
    }
}
