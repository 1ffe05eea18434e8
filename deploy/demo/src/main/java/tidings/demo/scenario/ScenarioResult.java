package tidings.demo.scenario;

import java.util.List;
import java.util.stream.Stream;
import tidings.demo.trace.MessageTrace;
import tidings.embedded.client.Check;

/**
 * The outcome of a scenario: the messages to show and the checks.
 *
 * @param text further text to show; may be empty
 */
public record ScenarioResult(MessageTrace trace, List<Check> checks, String text) {

    public ScenarioResult(MessageTrace trace, List<Check> checks) {
        this(trace, checks, "");
    }

    public static ScenarioResult of(MessageTrace trace, List<Check> common, Check... own) {
        return new ScenarioResult(
                trace, Stream.concat(Stream.of(own), common.stream()).toList());
    }

    public ScenarioResult showing(Object shown) {
        return new ScenarioResult(trace, checks, shown.toString());
    }

    public boolean isOk() {
        return checks.stream().allMatch(Check::ok);
    }
}
