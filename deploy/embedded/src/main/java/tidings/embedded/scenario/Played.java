package tidings.embedded.scenario;

import java.util.List;
import java.util.stream.Stream;
import tidings.embedded.Check;

/**
 * How a scenario went: the messages that it shows, and what had to hold.
 *
 * @param text what else there is to show, or nothing
 */
record Played(Journey journey, List<Check> checks, String text) {

    Played(Journey journey, List<Check> checks) {
        this(journey, checks, "");
    }

    static Played of(Journey journey, List<Check> common, Check... own) {
        return new Played(
                journey, Stream.concat(Stream.of(own), common.stream()).toList());
    }

    Played showing(Object shown) {
        return new Played(journey, checks, shown.toString());
    }

    boolean isOk() {
        return checks.stream().allMatch(Check::ok);
    }
}
