package tidings.embedded.scenario;

import java.util.List;
import tidings.embedded.Check;

/** How a scenario went. */
public record Played(Journey journey, List<Check> checks) {

    public boolean isOk() {
        return checks.stream().allMatch(Check::ok);
    }
}
