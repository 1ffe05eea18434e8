package tidings.embedded.scenario;

import java.util.List;
import java.util.stream.Stream;
import tidings.embedded.Check;

/** How a scenario went: the messages that it shows, and what had to hold. */
record Played(Journey journey, List<Check> checks) {

    static Played of(Journey journey, List<Check> common, Check... own) {
        return new Played(
                journey, Stream.concat(Stream.of(own), common.stream()).toList());
    }

    boolean isOk() {
        return checks.stream().allMatch(Check::ok);
    }
}
